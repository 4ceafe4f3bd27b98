package org.pulsartriage.trainer.service;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A job that a trainer is at: its claim, and its work. Once let go, nothing more is said of it; the
 * work may take a moment to end.
 */
final class HeldJob {

  private final String jobId;
  private final int attempt;
  private final JobClaim claim;
  private final Work work;
  private final FutureTask<WorkResult> result;
  private final Thread thread;
  private long lastWord;
  private boolean letGo;

  /** Begins the work. */
  HeldJob(String jobId, int attempt, JobClaim claim, Work work, long now) {
    this.jobId = jobId;
    this.attempt = attempt;
    this.claim = claim;
    this.work = work;
    this.lastWord = now;
    this.result = new FutureTask<>(work);
    this.thread = new Thread(result, "trainer-work");
    // A native call that does not end must not keep the process from ending.
    thread.setDaemon(true);
    thread.start();
  }

  String jobId() {
    return jobId;
  }

  int attempt() {
    return attempt;
  }

  JobClaim claim() {
    return claim;
  }

  Work.Stand stand() {
    return work.stand();
  }

  /** Null while the work goes on. */
  WorkResult result() {
    if (!result.isDone()) {
      return null;
    }
    try {
      return result.get();
    } catch (CancellationException e) {
      return new WorkResult.Stopped();
    } catch (ExecutionException e) {
      return new WorkResult.Failed(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  boolean isDue(long now, long heartbeat) {
    return now - lastWord >= heartbeat;
  }

  void said(long now) {
    lastWord = now;
  }

  boolean isLetGo() {
    return letGo;
  }

  /** Whether the work has ended, let go or not. */
  boolean isOver() {
    return !thread.isAlive();
  }

  /** Waits for the work's end, not longer than this. */
  void awaitOver(Duration patience) throws InterruptedException {
    thread.join(patience.toMillis());
  }

  /** Says nothing more, and tells the work to end. */
  void letGo() {
    letGo = true;
    work.stop();
    result.cancel(true);
    claim.close();
  }
}
