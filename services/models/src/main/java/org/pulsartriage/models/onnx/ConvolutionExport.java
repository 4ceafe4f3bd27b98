package org.pulsartriage.models.onnx;

import java.util.ArrayList;
import java.util.List;
import onnx.Onnx.AttributeProto;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;

/** Convolution over an image: weights of filters x channels x height x width in both worlds. */
final class ConvolutionExport implements LayerExport {

  @Override
  public Class<? extends Layer> kind() {
    return ConvolutionLayer.class;
  }

  @Override
  public boolean absorbs(SourceLayer layer) {
    ConvolutionLayer settings = (ConvolutionLayer) layer.configuration();
    return ActivationExport.isIdentity(settings.getActivationFn());
  }

  @Override
  public String write(SourceLayer layer, String input, OnnxGraph graph) {
    ConvolutionLayer settings = (ConvolutionLayer) layer.configuration();
    int filters = (int) settings.getNOut();
    float[] weights = layer.values(ConvolutionParamInitializer.WEIGHT_KEY);
    float[] biases =
        settings.hasBias()
            ? layer.values(ConvolutionParamInitializer.BIAS_KEY)
            : new float[filters];
    if (layer.after() != null) {
      int weightsOfOne = weights.length / filters;
      for (int i = 0; i < weights.length; i++) {
        weights[i] = layer.after().scale(weights[i], i / weightsOfOne);
      }
      for (int filter = 0; filter < filters; filter++) {
        biases[filter] = layer.after().move(biases[filter], filter);
      }
    }
    int[] kernel = settings.getKernelSize();
    List<AttributeProto> attributes = new ArrayList<>();
    attributes.add(OnnxGraph.attribute("kernel_shape", kernel));
    attributes.addAll(
        Windows.attributes(
            layer,
            settings.getCnn2dDataFormat(),
            settings.getConvolutionMode(),
            settings.getStride(),
            settings.getPadding()));
    attributes.add(OnnxGraph.attribute("dilations", settings.getDilation()));
    String name = layer.name();
    String output =
        graph.node(
            OnnxOperator.CONV,
            name,
            List.of(
                input,
                graph.constant(
                    name + ".weight", weights, filters, settings.getNIn(), kernel[0], kernel[1]),
                graph.constant(name + ".bias", biases, filters)),
            attributes.toArray(new AttributeProto[0]));
    return ActivationExport.write(
        layer, settings.getActivationFn(), name + ".activation", output, graph);
  }
}
