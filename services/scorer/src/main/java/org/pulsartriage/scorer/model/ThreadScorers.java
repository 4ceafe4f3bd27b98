package org.pulsartriage.scorer.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.ModelDescription;

/**
 * One scorer a thread. Scorers are not safe for many threads, and a task may move from one thread
 * to another, so they belong to threads and not to tasks. Those that were opened beforehand are
 * given out first; then one is opened when a thread first asks.
 */
public final class ThreadScorers implements Supplier<CandidateScorer>, AutoCloseable {

  private final ServedModel.Opener opener;
  private final ModelDescription model;
  private final Map<Thread, CandidateScorer> open = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<CandidateScorer> spare = new ConcurrentLinkedQueue<>();

  private ThreadScorers(ServedModel.Opener opener, CandidateScorer first) {
    this.opener = opener;
    this.model = first.model();
    spare.add(first);
  }

  /**
   * @param opener opens one more scorer of the same model; called once at once
   * @return the scorers of all threads
   */
  public static ThreadScorers with(ServedModel.Opener opener) {
    return new ThreadScorers(opener, opener.open());
  }

  /**
   * Opens scorers beforehand, so that no thread waits for one.
   *
   * @param threads how many threads will ask
   */
  public void prepare(int threads) {
    while (spare.size() + open.size() < threads) {
      spare.add(opener.open());
    }
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
      scorer = spare.poll();
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

  /** Closes every scorer. None must be in use. */
  @Override
  public void close() {
    open.keySet().forEach(this::close);
    for (CandidateScorer unused = spare.poll(); unused != null; unused = spare.poll()) {
      unused.close();
    }
  }
}
