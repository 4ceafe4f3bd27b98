package org.pulsartriage.models.network;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitRelu;
import org.deeplearning4j.nn.weights.WeightInitUniform;
import org.nd4j.linalg.activations.Activation;
import org.pulsartriage.models.input.InputShape;

/**
 * A graph built layer after layer: each call adds one behind the last and names it for its kind and
 * number. Weights begin uniform within 1 / sqrt(inputs of a unit), as the published networks did.
 */
final class Layers {

  private final GraphBuilder graph;
  private String last;
  private String branch = "";
  private int count;
  private boolean rectifying;

  private Layers(GraphBuilder graph, String last) {
    this.graph = graph;
    this.last = last;
  }

  /**
   * @param settings optimiser, weight decay and seed
   * @param inputs the network's inputs
   * @return a graph with these inputs and nothing else yet
   */
  static GraphBuilder graph(NetworkSettings settings, List<InputShape> inputs) {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(settings.seed())
            .updater(settings.updater())
            .l2(settings.weightDecay())
            .weightInit(new WeightInitUniform())
            .activation(Activation.IDENTITY)
            .graphBuilder();
    InputType[] types = new InputType[inputs.size()];
    for (int i = 0; i < types.length; i++) {
      InputShape shape = inputs.get(i);
      graph.addInputs(shape.name());
      types[i] = NetworkCost.inputType(shape);
    }
    return graph.setInputTypes(types);
  }

  static Layers from(GraphBuilder graph, String input) {
    return new Layers(graph, input);
  }

  /** Name of the layer added last. */
  String last() {
    return last;
  }

  /**
   * Further convolutions and dense layers rectify their outputs themselves, with weights that begin
   * as He et al. 2015 have them for that.
   */
  Layers rectifying() {
    rectifying = true;
    return this;
  }

  /** Convolution, as many filters as said, followed by nothing. */
  Layers convolution(int filters, int height, int width, int stride, int padHeight, int padWidth) {
    return convolution(filters, height, width, stride, padHeight, padWidth, null);
  }

  /** Square convolution of stride 1. */
  Layers convolution(int filters, int size, int pad) {
    return convolution(filters, size, size, 1, pad, pad, null);
  }

  /** Convolution with weights of another beginning than the graph's. */
  Layers convolution(
      int filters,
      int height,
      int width,
      int stride,
      int padHeight,
      int padWidth,
      IWeightInit weights) {
    ConvolutionLayer.Builder layer =
        new ConvolutionLayer.Builder(height, width)
            .stride(stride, stride)
            .padding(padHeight, padWidth)
            .nOut(filters);
    if (weights != null) {
      layer.weightInit(weights);
    }
    if (rectifying) {
      layer.activation(Activation.RELU).weightInit(new WeightInitRelu());
    }
    return add("convolution", layer.build());
  }

  Layers batchNormalisation() {
    return add("normalisation", new BatchNormalization.Builder().build());
  }

  Layers relu() {
    return add("relu", new ActivationLayer.Builder().activation(Activation.RELU).build());
  }

  Layers maximum(int size, int stride) {
    return pool(PoolingType.MAX, size, size, stride, stride);
  }

  Layers pool(PoolingType type, int height, int width, int strideHeight, int strideWidth) {
    return add(
        "pool",
        new SubsamplingLayer.Builder(type)
            .kernelSize(height, width)
            .stride(strideHeight, strideWidth)
            .build());
  }

  Layers dense(int units) {
    return dense(units, null);
  }

  Layers dense(int units, IWeightInit weights) {
    DenseLayer.Builder layer = new DenseLayer.Builder().nOut(units);
    if (weights != null) {
      layer.weightInit(weights);
    }
    if (rectifying) {
      layer.activation(Activation.RELU).weightInit(new WeightInitRelu());
    }
    return add("dense", layer.build());
  }

  Layers add(String kind, org.deeplearning4j.nn.conf.layers.Layer layer) {
    String name = branch + kind + "-" + ++count;
    graph.addLayer(name, layer, last);
    last = name;
    return this;
  }

  /** The logits, and the end of the graph. */
  GraphBuilder logits(NetworkSettings settings, IWeightInit weights) {
    OutputLayer.Builder layer =
        new OutputLayer.Builder(settings.loss())
            .nOut(settings.outputs())
            .activation(Activation.IDENTITY);
    if (weights != null) {
      layer.weightInit(weights);
    }
    graph.addLayer("logits", layer.build(), last);
    return graph.setOutputs("logits");
  }

  /** Names of further layers begin with this, where a graph has several branches. */
  Layers named(String branch) {
    this.branch = branch + "-";
    return this;
  }
}
