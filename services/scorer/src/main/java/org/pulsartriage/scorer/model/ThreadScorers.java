package org.pulsartriage.scorer.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.ModelDescription;

/**
 * One scorer a thread, opened when the thread first asks. Scorers are not safe for many threads,
 * and a task may move from one thread to another, so they belong to threads and not to tasks.
 */
public final class ThreadScorers implements Supplier<CandidateScorer>, AutoCloseable {

  private final ServedModel.Opener opener;
  private final ModelDescription model;
  private final Map<Thread, CandidateScorer> open = new ConcurrentHashMap<>();
  private final AtomicReference<CandidateScorer> spare;

  private ThreadScorers(ServedModel.Opener opener, CandidateScorer first) {
    this.opener = opener;
    this.model = first.model();
    this.spare = new AtomicReference<>(first);
  }

  /**
   * @param opener opens one more scorer of the same model; called once at once
   * @return the scorers of all threads
   */
  public static ThreadScorers with(ServedModel.Opener opener) {
    return new ThreadScorers(opener, opener.open());
  }

  /**
   * @return the model that all of them speak for
   */
  public ModelDescription model() {
    return model;
  }

  /**
   * @return the calling thread's scorer
   */
  @Override
  public CandidateScorer get() {
    CandidateScorer scorer = open.get(Thread.currentThread());
    if (scorer == null) {
      closeThoseOfEndedThreads();
      scorer = spare.getAndSet(null);
      if (scorer == null) {
        scorer = opener.open();
      }
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
    CandidateScorer unused = spare.getAndSet(null);
    if (unused != null) {
      unused.close();
    }
  }
}
