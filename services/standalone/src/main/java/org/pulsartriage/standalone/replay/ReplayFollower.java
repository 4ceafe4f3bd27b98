package org.pulsartriage.standalone.replay;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.pulsartriage.replay.control.ReplayClient;
import org.pulsartriage.schemas.Evaluation;
import org.pulsartriage.schemas.ReplayProgress;
import org.pulsartriage.schemas.ReplayState;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.console.Progress;

/** Follows one replay, and gives up where nothing moves. */
public final class ReplayFollower {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final ReplayClient client;
  private final String runId;
  private final Duration patience;
  private final InstantSource clock;

  /**
   * @param client tells how replays stand
   * @param runId the replay
   * @param patience how long nothing may move
   * @param clock the time
   */
  public ReplayFollower(ReplayClient client, String runId, Duration patience, InstantSource clock) {
    this.client = client;
    this.runId = runId;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Follows until the replay stands as wished.
   *
   * @param end what counts: progress from before the wish, say, does not
   * @return how it stands then
   * @throws CommandFailure where it failed, or nobody carries it out
   */
  public ReplayProgress until(Predicate<ReplayProgress> end) {
    Patience left = new Patience();
    Progress bar = null;
    try {
      while (true) {
        Optional<ReplayProgress> progress = client.progress(runId);
        if (progress.isPresent()) {
          ReplayProgress now = progress.get();
          if (bar == null && now.getTotal() > 0) {
            bar = Progress.on("replayed", now.getTotal());
          }
          if (bar != null) {
            bar.to(now.getPosition());
          }
          if (end.test(now)) {
            if (now.getState() == ReplayState.FAILED) {
              throw new CommandFailure("replay " + runId + ": " + now.getFailure());
            }
            return now;
          }
          left.moved(now.getPosition());
        }
        if (left.isOver()) {
          throw new CommandFailure(
              progress.isEmpty()
                  ? "no replay service has begun with it for "
                      + patience.toSeconds()
                      + " s: './triage up' runs one; the request stays"
                  : "the replay has not moved for "
                      + patience.toSeconds()
                      + " s; it stays where it is, --patience waits longer");
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    } finally {
      if (bar != null) {
        bar.close();
      }
    }
  }

  /**
   * Waits until every published sample is evaluated.
   *
   * @return figures of all of them
   * @throws CommandFailure where nobody scores or evaluates them
   */
  public Evaluation evaluation() {
    Patience left = new Patience();
    while (true) {
      Optional<Evaluation> complete = client.complete(runId);
      if (complete.isPresent()) {
        return complete.get();
      }
      left.moved(client.evaluations(runId).size());
      if (left.isOver()) {
        throw new CommandFailure(
            "no figures have come for "
                + patience.toSeconds()
                + " s: is a scorer running? They follow on "
                + "the topic of evaluations");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** How long something has stood still. */
  private final class Patience {

    private long reached = -1;
    private long movedAt = clock.millis();

    void moved(long now) {
      if (now != reached) {
        reached = now;
        movedAt = clock.millis();
      }
    }

    boolean isOver() {
      return clock.millis() - movedAt > patience.toMillis();
    }
  }
}
