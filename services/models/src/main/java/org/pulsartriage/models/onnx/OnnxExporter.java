package org.pulsartriage.models.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.models.input.InputShape;

/**
 * Writes a network for inference as ONNX (operator set 17, batch of any size): the inputs under
 * their names as batch x channels x height x width, one output of batch x classes under the name of
 * the network's last layer. Dropout is left out; batch normalisation becomes part of the weights of
 * a convolution or dense layer before it.
 */
public final class OnnxExporter {

  private final ComputationGraph network;
  private final ComputationGraphConfiguration configuration;
  private final OnnxGraph graph = new OnnxGraph();

  /** Name in the ONNX graph of each vertex's output, by vertex. */
  private final Map<String, String> outputs = new HashMap<>();

  private OnnxExporter(ComputationGraph network) {
    this.network = network;
    this.configuration = network.getConfiguration();
  }

  /**
   * @param network an initialised network of one output; it is not changed
   * @param inputs its inputs in their order
   * @return the ONNX file; the same network gives the same bytes
   * @throws UnsupportedLayerException naming the layer that cannot be written
   * @throws IllegalArgumentException where the inputs are not the network's, or its outputs not one
   */
  public static byte[] export(ComputationGraph network, List<InputShape> inputs) {
    return new OnnxExporter(network).write(inputs);
  }

  private byte[] write(List<InputShape> inputs) {
    List<String> names = inputs.stream().map(InputShape::name).toList();
    if (!names.equals(configuration.getNetworkInputs())) {
      throw new IllegalArgumentException(
          "the network's inputs are " + configuration.getNetworkInputs() + ", not " + names);
    }
    if (configuration.getNetworkOutputs().size() != 1) {
      throw new IllegalArgumentException(
          "one output is needed, there are " + configuration.getNetworkOutputs());
    }
    for (InputShape input : inputs) {
      graph.input(input);
      outputs.put(input.name(), input.name());
    }
    for (int index : network.topologicalSortOrder()) {
      String name = network.getVertices()[index].getVertexName();
      if (!outputs.containsKey(name)) {
        outputs.put(name, vertex(name, configuration.getVertices().get(name)));
      }
    }
    String last = configuration.getNetworkOutputs().get(0);
    graph.output(outputs.get(last), classes(last));
    return graph.toBytes();
  }

  private String vertex(String name, GraphVertex vertex) {
    List<String> inputs = new ArrayList<>();
    for (String input : configuration.getVertexInputs().get(name)) {
      inputs.add(outputs.get(input));
    }
    if (vertex.getClass() == LayerVertex.class) {
      return layer((LayerVertex) vertex, source(name), inputs.get(0));
    }
    if (vertex.getClass() == MergeVertex.class) {
      if (((MergeVertex) vertex).getMergeAxis() != MergeVertex.DEFAULT_MERGE_DIM) {
        throw new UnsupportedLayerException(name, "joins something other than channels");
      }
      return graph.node(OnnxOperator.CONCAT, name, inputs, OnnxGraph.attribute("axis", 1L));
    }
    if (vertex.getClass() == PreprocessorVertex.class) {
      return Reshapes.write(
          name, ((PreprocessorVertex) vertex).getPreProcessor(), inputs.get(0), graph);
    }
    throw new UnsupportedLayerException(
        name, vertex.getClass().getSimpleName() + " cannot be written as ONNX");
  }

  private String layer(LayerVertex vertex, SourceLayer layer, String input) {
    if (absorbedBefore(layer.name())) {
      return input;
    }
    String reshaped = Reshapes.write(layer.name(), vertex.getPreProcessor(), input, graph);
    SourceLayer normalisation = normalisationAfter(layer);
    if (normalisation != null) {
      layer = layer.followedBy(ChannelAffine.of(normalisation));
    }
    return LayerExports.of(layer).write(layer, reshaped, graph);
  }

  /** Whether the layer is a batch normalisation that became part of the layer before it. */
  private boolean absorbedBefore(String name) {
    GraphVertex before =
        configuration.getVertices().get(configuration.getVertexInputs().get(name).get(0));
    if (before == null || before.getClass() != LayerVertex.class) {
      return false;
    }
    SourceLayer normalisation =
        normalisationAfter(source(configuration.getVertexInputs().get(name).get(0)));
    return normalisation != null && normalisation.name().equals(name);
  }

  /** The batch normalisation that a layer can absorb: the only thing that reads its output. */
  private SourceLayer normalisationAfter(SourceLayer layer) {
    if (!LayerExports.of(layer).absorbs(layer)
        || configuration.getNetworkOutputs().contains(layer.name())) {
      return null;
    }
    List<String> readers = new ArrayList<>();
    configuration
        .getVertexInputs()
        .forEach(
            (reader, inputs) -> {
              if (inputs.contains(layer.name())) {
                readers.add(reader);
              }
            });
    if (readers.size() != 1
        || !(configuration.getVertices().get(readers.get(0)) instanceof LayerVertex reader)
        || reader.getPreProcessor() != null) {
      return null;
    }
    SourceLayer after = source(readers.get(0));
    if (after.configuration().getClass() != BatchNormalization.class) {
      return null;
    }
    BatchNormalizationExport.check(after);
    return after;
  }

  private SourceLayer source(String name) {
    LayerVertex vertex = (LayerVertex) configuration.getVertices().get(name);
    return new SourceLayer(
        name, vertex.getLayerConf().getLayer(), network.getLayer(name).paramTable(), null);
  }

  private int classes(String last) {
    GraphVertex vertex = configuration.getVertices().get(last);
    if (vertex instanceof LayerVertex layer
        && layer.getLayerConf().getLayer() instanceof FeedForwardLayer dense) {
      return (int) dense.getNOut();
    }
    throw new UnsupportedLayerException(last, "is no layer of classes");
  }
}
