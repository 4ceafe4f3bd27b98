package org.pulsartriage.models.network;

import java.util.Objects;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * What a network needs to know beyond its architecture.
 *
 * @param outputs number of classes, 2 or more
 * @param features columns of a feature table; of no use to the other architectures
 * @param loss a loss on logits
 * @param updater the optimiser
 * @param weightDecay L2 penalty on weights, added to the gradient; 0 for none
 * @param seed seed of the initial parameters and of dropout, not 0
 */
public record NetworkSettings(
    int outputs,
    int features,
    ILossFunction loss,
    IUpdater updater,
    double weightDecay,
    long seed) {

  /** Refuses what no network can have. */
  public NetworkSettings {
    if (outputs < 2) {
      throw new IllegalArgumentException("outputs is " + outputs + ", at least 2 are needed");
    }
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(updater, "updater");
    if (seed == 0) {
      throw new IllegalArgumentException("seed is 0, which ND4J takes for the time of day");
    }
    if (!(weightDecay >= 0)) {
      throw new IllegalArgumentException("weightDecay is " + weightDecay + ", below 0");
    }
  }
}
