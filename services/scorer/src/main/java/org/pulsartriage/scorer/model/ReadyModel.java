package org.pulsartriage.scorer.model;

import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.ModelSwitch;

/**
 * A model loaded and warm. Whoever uses it retains it, and releases it when done; it is closed when
 * the last one has, so that a change of models never takes one away from a batch.
 */
public final class ReadyModel {

  private final ModelDescription description;
  private final String bundleUri;
  private final ThreadScorers scorers;
  private int users = 1;

  private ReadyModel(ModelDescription description, String bundleUri, ThreadScorers scorers) {
    this.description = description;
    this.bundleUri = bundleUri;
    this.scorers = scorers;
  }

  /**
   * Opens a model; the caller is its first user.
   *
   * @param modelId the name that it was released under; null for the one that its bundle says
   * @param served the model
   * @param threads threads that will score with it
   * @return the model, with a scorer for each of them
   * @throws IllegalStateException naming bundle, entry and cause where it cannot be opened
   */
  public static ReadyModel open(String modelId, ServedModel served, int threads) {
    ThreadScorers scorers = ThreadScorers.with(served.opener());
    try {
      scorers.prepare(threads);
    } catch (RuntimeException e) {
      scorers.close();
      throw e;
    }
    ModelDescription said = scorers.model();
    return new ReadyModel(
        modelId == null
            ? said
            : new ModelDescription(modelId, said.digest(), said.threshold(), said.engine()),
        served.bundleUri(),
        scorers);
  }

  /**
   * @return which model it is, under the name that it was released with
   */
  public ModelDescription description() {
    return description;
  }

  /**
   * @return where its bundle lies
   */
  public String bundleUri() {
    return bundleUri;
  }

  /**
   * @return the calling thread's scorer
   */
  public CandidateScorer scorer() {
    return scorers.get();
  }

  /**
   * @param modelId name of a model
   * @param digest digest of its bundle
   * @return whether it is this one
   */
  public boolean is(String modelId, String digest) {
    return description.modelId().equals(modelId) && description.digest().equals(digest);
  }

  /**
   * @param inForce what a partition scores with; null for nothing
   * @return whether it is this one
   */
  public boolean is(ModelSwitch inForce) {
    return inForce != null && is(inForce.getModelId(), inForce.getDigest());
  }

  /**
   * @return whether the caller is one of its users now; false where it has been closed
   */
  public synchronized boolean retain() {
    if (users == 0) {
      return false;
    }
    users++;
    return true;
  }

  /** The caller uses it no more. */
  public synchronized void release() {
    users--;
    if (users == 0) {
      scorers.close();
    }
  }
}
