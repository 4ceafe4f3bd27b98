package org.pulsartriage.models.network;

import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.models.input.InputShape;

/** What a network costs: parameters and arithmetic. */
public final class NetworkCost {

  private NetworkCost() {}

  /**
   * @param network an initialised network
   * @return parameters that training changes by gradient: all but the running means and variances
   *     of batch normalisation
   */
  public static long trainableParameters(ComputationGraph network) {
    long count = 0;
    for (Layer layer : network.getLayers()) {
      count += layer.numParams();
      if (layer.conf().getLayer() instanceof BatchNormalization normalisation) {
        count -= 2 * normalisation.getNOut();
      }
    }
    return count;
  }

  /**
   * @param architecture an architecture
   * @param settings what it needs to know
   * @return floating-point operations of one sample's way through its convolutions and dense
   *     layers, a multiplication and an addition counting as two
   */
  public static long flops(NetworkArchitecture architecture, NetworkSettings settings) {
    ComputationGraph network = Networks.create(architecture, settings);
    InputType[] inputs =
        architecture.inputs(settings).stream()
            .map(NetworkCost::inputType)
            .toArray(InputType[]::new);
    Map<String, InputType> activations =
        network.getConfiguration().getLayerActivationTypes(true, inputs);
    long flops = 0;
    for (Layer layer : network.getLayers()) {
      String name = layer.conf().getLayer().getLayerName();
      if (layer.conf().getLayer() instanceof ConvolutionLayer convolution) {
        int[] kernel = convolution.getKernelSize();
        flops +=
            2
                * convolution.getNIn()
                * kernel[0]
                * kernel[1]
                * activations.get(name).arrayElementsPerExample();
      } else if (layer.conf().getLayer() instanceof FeedForwardLayer dense
          && !(layer.conf().getLayer() instanceof BatchNormalization)) {
        flops += 2 * dense.getNIn() * dense.getNOut();
      }
    }
    network.close();
    return flops;
  }

  static InputType inputType(InputShape shape) {
    return InputType.convolutional(shape.height(), shape.width(), shape.channels());
  }
}
