package org.pulsartriage.models.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.pulsartriage.models.input.InputShape;

/** The network for 32 x 32 colour images of Zhou et al. 2023. */
final class CifarNetwork implements NetworkArchitecture {

  private static final List<InputShape> INPUTS = List.of(new InputShape("image", 3, 32, 32));

  @Override
  public String name() {
    return "cifar";
  }

  @Override
  public List<InputShape> inputs(NetworkSettings settings) {
    return INPUTS;
  }

  @Override
  public ComputationGraphConfiguration configure(NetworkSettings settings) {
    Layers layers = Layers.from(Layers.graph(settings, INPUTS), "image");
    block(layers, 128, 5, 2);
    block(layers, 256, 3, 1);
    for (int units : new int[] {1024, 512}) {
      layers.dense(units).batchNormalisation().relu();
      layers.add("dropout", new DropoutLayer.Builder(new Dropout(0.5)).build());
    }
    return layers.logits(settings, null).build();
  }

  /** Deeplearning4j's dropouts take the probability to keep. */
  private static void block(Layers layers, int filters, int size, int pad) {
    for (int i = 0; i < 2; i++) {
      layers.convolution(filters, size, pad).batchNormalisation().relu();
    }
    layers.maximum(2, 2);
    layers.add("dropout", new DropoutLayer.Builder(new SpatialDropout(0.75)).build());
  }
}
