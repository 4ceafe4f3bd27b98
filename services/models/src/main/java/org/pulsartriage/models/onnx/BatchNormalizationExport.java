package org.pulsartriage.models.onnx;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * Batch normalisation that no layer before it can absorb: its factor and summand with a mean of 0
 * and a variance of 1.
 */
final class BatchNormalizationExport implements LayerExport {

  @Override
  public Class<? extends Layer> kind() {
    return BatchNormalization.class;
  }

  @Override
  public String write(SourceLayer layer, String input, OnnxGraph graph) {
    check(layer);
    ChannelAffine affine = ChannelAffine.of(layer);
    int channels = affine.channels();
    float[] factors = new float[channels];
    float[] summands = new float[channels];
    for (int channel = 0; channel < channels; channel++) {
      factors[channel] = affine.factor(channel);
      summands[channel] = affine.summand(channel);
    }
    float[] ones = new float[channels];
    Arrays.fill(ones, 1);
    String name = layer.name();
    return graph.node(
        OnnxOperator.BATCH_NORMALIZATION,
        name,
        List.of(
            input,
            graph.constant(name + ".factor", factors, channels),
            graph.constant(name + ".summand", summands, channels),
            graph.constant(name + ".mean", new float[channels], channels),
            graph.constant(name + ".variance", ones, channels)),
        OnnxGraph.attribute("epsilon", 0f));
  }

  /** Refuses channels that are not where ONNX has them. */
  static void check(SourceLayer layer) {
    if (((BatchNormalization) layer.configuration()).getCnn2DFormat() == CNN2DFormat.NHWC) {
      throw layer.unsupported("channels last cannot be written as ONNX");
    }
  }
}
