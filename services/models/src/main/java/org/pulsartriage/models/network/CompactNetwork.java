package org.pulsartriage.models.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.pulsartriage.models.input.InputAssemblies;
import org.pulsartriage.models.input.InputShape;

/**
 * Sub-integrations, sub-bands, profile and DM curve of a candidate together, each through a small
 * branch of its own, joined before two dense layers.
 *
 * <p>Made to learn from simulated candidates what holds for real ones: few parameters; means over
 * all rows at the end of an image's branch, so that it can ask how much of the observation and of
 * the band a pulse is in but not in which rows; and no batch normalisation, which would carry
 * statistics of simulated candidates into the scoring of real ones.
 */
final class CompactNetwork implements NetworkArchitecture {

  @Override
  public String name() {
    return "compact";
  }

  @Override
  public List<InputShape> inputs(NetworkSettings settings) {
    return InputAssemblies.named("compact").inputs();
  }

  @Override
  public ComputationGraphConfiguration configure(NetworkSettings settings) {
    List<InputShape> inputs = inputs(settings);
    GraphBuilder graph = Layers.graph(settings, inputs);
    String time = image(graph, inputs.get(0).name(), "time");
    String band = image(graph, inputs.get(1).name(), "band");
    String curves = curves(graph, inputs.get(2).name());
    graph.addVertex("joined", new MergeVertex(), time, band, curves);
    return Layers.from(graph, "joined")
        .rectifying()
        .add("dropout", new DropoutLayer.Builder(new Dropout(0.8)).build())
        .dense(48)
        .logits(settings, null)
        .build();
  }

  private static String image(GraphBuilder graph, String input, String branch) {
    return Layers.from(graph, input)
        .named(branch)
        .rectifying()
        .convolution(16, 4, 6, 2, 1, 2)
        .convolution(32, 3, 3, 1, 1, 1)
        .pool(PoolingType.AVG, 2, 2, 2, 2)
        .convolution(48, 3, 3, 1, 1, 1)
        .pool(PoolingType.AVG, 4, 2, 4, 2)
        .dense(32)
        .last();
  }

  private static String curves(GraphBuilder graph, String input) {
    return Layers.from(graph, input)
        .named("curves")
        .rectifying()
        .convolution(32, 1, 5, 1, 0, 2)
        .pool(PoolingType.MAX, 1, 2, 1, 2)
        .convolution(48, 1, 5, 1, 0, 2)
        .pool(PoolingType.MAX, 1, 2, 1, 2)
        .convolution(48, 1, 3, 1, 0, 1)
        .pool(PoolingType.AVG, 1, 2, 1, 2)
        .dense(32)
        .last();
  }
}
