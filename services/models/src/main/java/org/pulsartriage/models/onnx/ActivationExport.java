package org.pulsartriage.models.onnx;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** A function of each value: a layer of its own, or the end of another. */
final class ActivationExport implements LayerExport {

  @Override
  public Class<? extends Layer> kind() {
    return ActivationLayer.class;
  }

  @Override
  public String write(SourceLayer layer, String input, OnnxGraph graph) {
    IActivation function = ((ActivationLayer) layer.configuration()).getActivationFn();
    return write(layer, function, layer.name(), input, graph);
  }

  static boolean isIdentity(IActivation function) {
    return function.getClass() == ActivationIdentity.class;
  }

  /** Writes a layer's activation as a node of its own; the identity is no node at all. */
  static String write(
      SourceLayer layer, IActivation function, String name, String input, OnnxGraph graph) {
    List<String> inputs = List.of(input);
    Class<?> kind = function.getClass();
    if (isIdentity(function)) {
      return input;
    }
    if (kind == ActivationReLU.class) {
      return graph.node(OnnxOperator.RELU, name, inputs);
    }
    if (kind == ActivationLReLU.class) {
      float alpha = (float) ((ActivationLReLU) function).getAlpha();
      return graph.node(OnnxOperator.LEAKY_RELU, name, inputs, OnnxGraph.attribute("alpha", alpha));
    }
    if (kind == ActivationELU.class) {
      float alpha = (float) ((ActivationELU) function).getAlpha();
      return graph.node(OnnxOperator.ELU, name, inputs, OnnxGraph.attribute("alpha", alpha));
    }
    if (kind == ActivationSigmoid.class) {
      return graph.node(OnnxOperator.SIGMOID, name, inputs);
    }
    if (kind == ActivationTanH.class) {
      return graph.node(OnnxOperator.TANH, name, inputs);
    }
    if (kind == ActivationSoftmax.class) {
      return graph.node(OnnxOperator.SOFTMAX, name, inputs, OnnxGraph.attribute("axis", 1L));
    }
    throw layer.unsupported("activation " + function + " cannot be written as ONNX");
  }
}
