package org.pulsartriage.models.onnx;

import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;

/** Dropout, which does nothing at inference: Deeplearning4j scales what it keeps in training. */
final class DropoutExport implements LayerExport {

  @Override
  public Class<? extends Layer> kind() {
    return DropoutLayer.class;
  }

  @Override
  public String write(SourceLayer layer, String input, OnnxGraph graph) {
    return input;
  }
}
