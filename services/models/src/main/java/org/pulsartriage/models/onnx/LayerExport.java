package org.pulsartriage.models.onnx;

import org.deeplearning4j.nn.conf.layers.Layer;

/** How one kind of layer is written. */
interface LayerExport {

  /**
   * @return the kind; classes derived from it are other kinds
   */
  Class<? extends Layer> kind();

  /**
   * @param layer the layer
   * @param input name of its input in the graph
   * @param graph where its nodes go
   * @return name of its output in the graph
   * @throws UnsupportedLayerException on a setting that has no equal in ONNX
   */
  String write(SourceLayer layer, String input, OnnxGraph graph);

  /**
   * @param layer the layer
   * @return whether its output is linear in its weights, so that a factor and a summand a channel
   *     can be made part of them
   */
  default boolean absorbs(SourceLayer layer) {
    return false;
  }
}
