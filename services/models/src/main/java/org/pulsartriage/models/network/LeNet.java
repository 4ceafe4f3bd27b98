package org.pulsartriage.models.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.pulsartriage.models.input.InputShape;

/** LeCun et al. 1998, with rectifiers, for 28 x 28 grey images. */
final class LeNet implements NetworkArchitecture {

  private static final List<InputShape> INPUTS = List.of(new InputShape("image", 1, 28, 28));

  @Override
  public String name() {
    return "lenet";
  }

  @Override
  public List<InputShape> inputs(NetworkSettings settings) {
    return INPUTS;
  }

  @Override
  public ComputationGraphConfiguration configure(NetworkSettings settings) {
    return Layers.from(Layers.graph(settings, INPUTS), "image")
        .convolution(6, 5, 2)
        .relu()
        .maximum(2, 2)
        .convolution(16, 5, 0)
        .relu()
        .maximum(2, 2)
        .dense(120)
        .relu()
        .dense(84)
        .relu()
        .logits(settings, null)
        .build();
  }
}
