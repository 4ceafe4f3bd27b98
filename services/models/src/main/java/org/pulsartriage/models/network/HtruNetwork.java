package org.pulsartriage.models.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.pulsartriage.models.input.InputShape;

/** The network for 64 x 64 sub-integrations of Zhou et al. 2023: 1.14 GFLOP a candidate. */
final class HtruNetwork implements NetworkArchitecture {

  private static final List<InputShape> INPUTS = List.of(new InputShape("image", 1, 64, 64));

  @Override
  public String name() {
    return "htru";
  }

  @Override
  public List<InputShape> inputs(NetworkSettings settings) {
    return INPUTS;
  }

  @Override
  public ComputationGraphConfiguration configure(NetworkSettings settings) {
    return Layers.from(Layers.graph(settings, INPUTS), "image")
        .convolution(64, 2, 2, 2, 0, 0)
        .batchNormalisation()
        .relu()
        .convolution(128, 5, 1)
        .batchNormalisation()
        .relu()
        .convolution(128, 5, 1)
        .batchNormalisation()
        .relu()
        .maximum(2, 2)
        .convolution(128, 5, 1)
        .batchNormalisation()
        .relu()
        .maximum(2, 2)
        .dense(1024)
        .batchNormalisation()
        .relu()
        .dense(512)
        .batchNormalisation()
        .relu()
        .logits(settings, null)
        .build();
  }
}
