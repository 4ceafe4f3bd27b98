package org.pulsartriage.models.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import onnx.Onnx.AttributeProto;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Maximum or mean over windows of an image. */
final class PoolingExport implements LayerExport {

  @Override
  public Class<? extends Layer> kind() {
    return SubsamplingLayer.class;
  }

  @Override
  public String write(SourceLayer layer, String input, OnnxGraph graph) {
    SubsamplingLayer settings = (SubsamplingLayer) layer.configuration();
    if (Arrays.stream(settings.getDilation()).anyMatch(dilation -> dilation != 1)) {
      throw layer.unsupported("dilated pooling cannot be written as ONNX");
    }
    List<AttributeProto> attributes = new ArrayList<>();
    attributes.add(OnnxGraph.attribute("kernel_shape", settings.getKernelSize()));
    attributes.addAll(
        Windows.attributes(
            layer,
            settings.getCnn2dDataFormat(),
            settings.getConvolutionMode(),
            settings.getStride(),
            settings.getPadding()));
    OnnxOperator operator;
    if (settings.getPoolingType() == PoolingType.MAX) {
      operator = OnnxOperator.MAX_POOL;
    } else if (settings.getPoolingType() == PoolingType.AVG) {
      operator = OnnxOperator.AVERAGE_POOL;
      long padded = settings.isAvgPoolIncludePadInDivisor() ? 1 : 0;
      attributes.add(OnnxGraph.attribute("count_include_pad", padded));
    } else {
      throw layer.unsupported(
          "pooling by " + settings.getPoolingType() + " cannot be written as ONNX");
    }
    return graph.node(
        operator, layer.name(), List.of(input), attributes.toArray(new AttributeProto[0]));
  }
}
