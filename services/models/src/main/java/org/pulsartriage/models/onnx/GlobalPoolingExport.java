package org.pulsartriage.models.onnx;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;

/** Maximum or mean over each whole channel of an image. */
final class GlobalPoolingExport implements LayerExport {

  private static final int[] ROWS_AND_COLUMNS = {2, 3};

  @Override
  public Class<? extends Layer> kind() {
    return GlobalPoolingLayer.class;
  }

  @Override
  public String write(SourceLayer layer, String input, OnnxGraph graph) {
    GlobalPoolingLayer settings = (GlobalPoolingLayer) layer.configuration();
    int[] dimensions = settings.getPoolingDimensions();
    if (dimensions != null && !Arrays.equals(dimensions, ROWS_AND_COLUMNS)) {
      throw layer.unsupported(
          "pooling over dimensions " + Arrays.toString(dimensions) + " cannot be written as ONNX");
    }
    OnnxOperator operator;
    if (settings.getPoolingType() == PoolingType.MAX) {
      operator = OnnxOperator.GLOBAL_MAX_POOL;
    } else if (settings.getPoolingType() == PoolingType.AVG) {
      operator = OnnxOperator.GLOBAL_AVERAGE_POOL;
    } else {
      throw layer.unsupported(
          "pooling by " + settings.getPoolingType() + " cannot be written as ONNX");
    }
    String pooled = graph.node(operator, layer.name(), List.of(input));
    return settings.isCollapseDimensions()
        ? graph.node(OnnxOperator.FLATTEN, layer.name() + ".flat", List.of(pooled))
        : pooled;
  }
}
