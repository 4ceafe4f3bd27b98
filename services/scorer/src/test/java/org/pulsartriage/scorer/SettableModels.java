package org.pulsartriage.scorer;

import java.util.ArrayList;
import java.util.List;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.ModelSwitch;
import org.pulsartriage.scorer.model.ModelSupply;
import org.pulsartriage.scorer.model.ReadyModel;
import org.pulsartriage.scorer.model.ServedModel;

/** A supply whose wanted model a test sets. */
public final class SettableModels implements ModelSupply {

  private final List<ModelSwitch> loaded = new ArrayList<>();
  private ReadyModel wanted;

  /**
   * @param scorer one scorer for every thread
   * @return this, which wants that model from now on
   */
  public SettableModels want(CandidateScorer scorer) {
    wanted = ready(scorer);
    return this;
  }

  /**
   * @return this, which wants nothing
   */
  public SettableModels wantNothing() {
    wanted = null;
    return this;
  }

  /**
   * @return what partitions asked to be loaded because nothing was wanted
   */
  public List<ModelSwitch> loaded() {
    return loaded;
  }

  @Override
  public boolean isCurrent(ReadyModel current) {
    return wanted == null || wanted == current;
  }

  @Override
  public ReadyModel take() {
    if (wanted != null) {
      wanted.retain();
    }
    return wanted;
  }

  @Override
  public ReadyModel recorded(ModelSwitch inForce) {
    if (inForce == null) {
      throw new IllegalStateException("no model");
    }
    loaded.add(inForce);
    ModelDescription model =
        inForce.getDigest().equals(IdentityScorer.MODEL.digest())
            ? IdentityScorer.MODEL
            : IdentityScorer.OTHER;
    return ready(new IdentityScorer(model));
  }

  private static ReadyModel ready(CandidateScorer scorer) {
    return ReadyModel.open(
        null, new ServedModel(() -> scorer, "memory:" + scorer.model().modelId()), 1);
  }
}
