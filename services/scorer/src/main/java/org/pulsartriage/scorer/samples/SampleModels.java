package org.pulsartriage.scorer.samples;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.engine.SampleScorer;
import org.pulsartriage.models.engine.SampleScorers;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.schemas.ModelReference;

/**
 * The models that samples name, opened when a thread first needs one: scorers belong to threads,
 * since tasks may move between them. The last few stay open. A model that cannot be opened is not
 * tried again within the same replay.
 */
public final class SampleModels implements AutoCloseable {

  private static final int MOST_OPEN = 4;
  private static final int MOST_REFUSED = 64;

  private final BundleReader bundles;
  private final EngineKind engine;
  private final Map<Thread, Opened> byThread = new ConcurrentHashMap<>();

  /**
   * @param bundles fetches bundles; stays the caller's
   * @param engine the inference engine
   */
  public SampleModels(BundleReader bundles, EngineKind engine) {
    this.bundles = bundles;
    this.engine = engine;
  }

  /**
   * @return name of the engine
   */
  public String engine() {
    return engine.label();
  }

  /**
   * @param runId the replay that asks
   * @param model a model
   * @return the calling thread's scorer of it
   * @throws InvalidBundleException naming bundle, entry and cause
   * @throws IOException where the bundle cannot be fetched
   */
  public SampleScorer get(String runId, ModelReference model)
      throws InvalidBundleException, IOException {
    Opened opened = byThread.get(Thread.currentThread());
    if (opened == null) {
      closeThoseOfEndedThreads();
      opened = new Opened();
      byThread.put(Thread.currentThread(), opened);
    }
    return opened.get(runId, model);
  }

  private void closeThoseOfEndedThreads() {
    byThread.keySet().stream().filter(thread -> !thread.isAlive()).toList().forEach(this::close);
  }

  private void close(Thread thread) {
    Opened opened = byThread.remove(thread);
    if (opened != null) {
      opened.scorers.values().forEach(SampleScorer::close);
    }
  }

  /** Closes every scorer. Their threads must have ended. */
  @Override
  public void close() {
    byThread.keySet().forEach(this::close);
  }

  /** Those of one thread. */
  private final class Opened {

    private final Map<String, SampleScorer> scorers =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, SampleScorer> eldest) {
            if (size() > MOST_OPEN) {
              eldest.getValue().close();
              return true;
            }
            return false;
          }
        };

    private final Map<String, InvalidBundleException> refused =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, InvalidBundleException> eldest) {
            return size() > MOST_REFUSED;
          }
        };

    SampleScorer get(String runId, ModelReference model)
        throws InvalidBundleException, IOException {
      SampleScorer scorer = scorers.get(model.getDigest());
      if (scorer != null) {
        return scorer;
      }
      String asked = runId + "\n" + model.getDigest() + "\n" + model.getBundleUri();
      InvalidBundleException before = refused.get(asked);
      if (before != null) {
        throw before;
      }
      try {
        scorer = SampleScorers.open(bundles.read(model.getBundleUri(), model.getDigest()), engine);
      } catch (InvalidBundleException e) {
        refused.put(asked, e);
        throw e;
      }
      scorers.put(model.getDigest(), scorer);
      return scorer;
    }
  }
}
