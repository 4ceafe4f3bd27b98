package org.pulsartriage.models.onnx;

import java.util.Map;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer to be written.
 *
 * @param name its name in the network
 * @param configuration its kind and settings
 * @param parameters its parameters by Deeplearning4j's keys
 * @param after what its output is to be scaled with before the activation; null for nothing
 */
record SourceLayer(
    String name, Layer configuration, Map<String, INDArray> parameters, ChannelAffine after) {

  SourceLayer followedBy(ChannelAffine affine) {
    return new SourceLayer(name, configuration, parameters, affine);
  }

  /** A parameter's values in row-major order, whatever order they are held in. */
  float[] values(String key) {
    return parameters.get(key).ravel('c').toFloatVector();
  }

  UnsupportedLayerException unsupported(String reason) {
    return new UnsupportedLayerException(name, reason);
  }
}
