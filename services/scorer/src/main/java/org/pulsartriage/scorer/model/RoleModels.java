package org.pulsartriage.scorer.model;

import java.io.IOException;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.ModelSwitch;

/** The model that is wanted in one role, exchanged as a whole. */
final class RoleModels implements ModelSupply {

  private final ModelSource source;
  private volatile ReadyModel wanted;

  RoleModels(ModelSource source) {
    this.source = source;
  }

  /**
   * @param next the model to score with from now on, its first use handed over; null for none
   */
  void want(ReadyModel next) {
    ReadyModel before = wanted;
    wanted = next;
    if (before != null) {
      before.release();
    }
  }

  /**
   * @return which model is wanted; null for none
   */
  ModelDescription description() {
    ReadyModel now = wanted;
    return now == null ? null : now.description();
  }

  boolean wants(String modelId, String digest) {
    ReadyModel now = wanted;
    return now != null && now.is(modelId, digest);
  }

  @Override
  public boolean isCurrent(ReadyModel current) {
    ReadyModel now = wanted;
    return now == null || now == current;
  }

  @Override
  public ReadyModel take() {
    while (true) {
      ReadyModel now = wanted;
      if (now == null || now.retain()) {
        return now;
      }
      // Exchanged and closed between the two: there is another one by now.
    }
  }

  @Override
  public ReadyModel recorded(ModelSwitch inForce) {
    if (inForce == null) {
      throw new IllegalStateException("no model is active, and the partition has had none");
    }
    try {
      return ReadyModel.open(
          inForce.getModelId(), source.load(inForce.getBundleUri(), inForce.getDigest()), 1);
    } catch (InvalidBundleException | IOException e) {
      throw new IllegalStateException(
          "no model is active, and the partition's last one, "
              + inForce.getModelId()
              + ", cannot be loaded: "
              + e.getMessage(),
          e);
    }
  }
}
