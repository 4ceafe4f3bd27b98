package org.pulsartriage.models.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.pulsartriage.models.input.InputShape;

/** The network for 65 x 65 colour images of Zhou et al. 2023. */
final class CaltechNetwork implements NetworkArchitecture {

  private static final List<InputShape> INPUTS = List.of(new InputShape("image", 3, 65, 65));
  private static final IWeightInit DENSE =
      new WeightInitDistribution(new NormalDistribution(0, 0.01));

  @Override
  public String name() {
    return "caltech";
  }

  @Override
  public List<InputShape> inputs(NetworkSettings settings) {
    return INPUTS;
  }

  @Override
  public ComputationGraphConfiguration configure(NetworkSettings settings) {
    Layers layers = Layers.from(Layers.graph(settings, INPUTS), "image");
    convolution(layers, 48, 11, 0).maximum(3, 2).batchNormalisation();
    convolution(layers, 128, 5, 2).maximum(3, 2).batchNormalisation();
    convolution(layers, 192, 3, 1);
    convolution(layers, 192, 3, 1);
    convolution(layers, 128, 3, 1).maximum(3, 2);
    for (int i = 0; i < 2; i++) {
      // Deeplearning4j's dropout takes the probability to keep.
      layers.add("dropout", new DropoutLayer.Builder(new Dropout(0.5)).build());
      layers.dense(2048, DENSE).relu();
    }
    return layers.logits(settings, DENSE).build();
  }

  /** He et al. 2015 by the outputs of a filter: a variance of 2 / (filters size^2). */
  private static Layers convolution(Layers layers, int filters, int size, int pad) {
    double deviation = Math.sqrt(2.0 / (filters * size * size));
    return layers
        .convolution(
            filters,
            size,
            size,
            1,
            pad,
            pad,
            new WeightInitDistribution(new NormalDistribution(0, deviation)))
        .relu();
  }
}
