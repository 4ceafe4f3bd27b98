package org.pulsartriage.models.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.pulsartriage.models.input.InputShape;

/** A perceptron for feature tables: two hidden layers of 64 with batch normalisation. */
final class FeatureNetwork implements NetworkArchitecture {

  private static final String INPUT = "features";
  private static final int UNITS = 64;

  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public List<InputShape> inputs(NetworkSettings settings) {
    if (settings.features() < 1) {
      throw new IllegalArgumentException(
          "features is " + settings.features() + ", at least 1 is needed");
    }
    return List.of(new InputShape(INPUT, 1, 1, settings.features()));
  }

  @Override
  public ComputationGraphConfiguration configure(NetworkSettings settings) {
    return Layers.from(Layers.graph(settings, inputs(settings)), INPUT)
        .dense(UNITS)
        .batchNormalisation()
        .relu()
        .dense(UNITS)
        .batchNormalisation()
        .relu()
        .logits(settings, null)
        .build();
  }
}
