package org.pulsartriage.trainer.jobs;

import java.util.EnumSet;
import java.util.Set;
import org.pulsartriage.schemas.JobState;
import org.pulsartriage.schemas.TrainingJob;
import org.pulsartriage.schemas.TrainingProgress;

/**
 * A job as the topics tell it.
 *
 * @param jobId its name
 * @param request what is asked for; null where the record cannot be read, or is no longer kept
 * @param fault why the record cannot be read; null where it can
 * @param record the record; null where it is no longer kept
 * @param cancelled whether somebody has taken it back
 * @param progress the last word on it; null before the first
 * @param heard when that word came in, by the reader's own clock, in nanoseconds
 */
public record JobView(
    String jobId,
    TrainingJob request,
    String fault,
    JobRecord record,
    boolean cancelled,
    TrainingProgress progress,
    long heard) {

  private static final Set<JobState> ENDED =
      EnumSet.of(JobState.DONE, JobState.FAILED, JobState.CANCELLED, JobState.REJECTED);

  /**
   * @return where it stands
   */
  public JobState state() {
    return progress == null ? JobState.QUEUED : progress.getState();
  }

  /**
   * @return whether it has ended, for good
   */
  public boolean ended() {
    return ENDED.contains(state());
  }

  /**
   * @return how many trainers have taken it up
   */
  public int attempts() {
    return progress == null ? 0 : progress.getAttempt();
  }

  /**
   * @param worker a trainer
   * @param attempt the attempt that it holds the job by
   * @return whether the last word is that this trainer is at it
   */
  public boolean isHeldBy(String worker, int attempt) {
    return state() == JobState.RUNNING
        && progress.getWorker().equals(worker)
        && progress.getAttempt() == attempt;
  }

  /**
   * @param now by the clock of {@link #heard}
   * @param lease nanoseconds after which a trainer that says nothing counts as dead
   * @return whether a trainer may take it up: it waits, or its trainer is dead
   */
  public boolean isFree(long now, long lease) {
    if (ended() || record == null) {
      return false;
    }
    return state() == JobState.QUEUED || now - heard > lease;
  }
}
