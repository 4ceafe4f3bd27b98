package org.pulsartriage.scorer.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.pulsartriage.models.engine.CandidateScorer;

/**
 * One scorer a thread, opened when the thread first asks. Scorers are not safe for many threads,
 * and a task may move from one thread to another, so they belong to threads and not to tasks.
 */
public final class ThreadScorers implements Supplier<CandidateScorer>, AutoCloseable {

  private final Supplier<CandidateScorer> opener;
  private final Map<Thread, CandidateScorer> open = new ConcurrentHashMap<>();

  /**
   * @param opener opens one more scorer of the same model
   */
  public ThreadScorers(Supplier<CandidateScorer> opener) {
    this.opener = opener;
  }

  /**
   * @return the calling thread's scorer
   */
  @Override
  public CandidateScorer get() {
    CandidateScorer scorer = open.get(Thread.currentThread());
    if (scorer == null) {
      closeThoseOfEndedThreads();
      scorer = opener.get();
      open.put(Thread.currentThread(), scorer);
    }
    return scorer;
  }

  private void closeThoseOfEndedThreads() {
    open.keySet().stream().filter(thread -> !thread.isAlive()).toList().forEach(this::close);
  }

  private void close(Thread thread) {
    CandidateScorer scorer = open.remove(thread);
    if (scorer != null) {
      scorer.close();
    }
  }

  /** Closes every scorer. Their threads must have ended. */
  @Override
  public void close() {
    open.keySet().forEach(this::close);
  }
}
