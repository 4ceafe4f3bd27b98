package org.pulsartriage.models.onnx;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.Layer;

/** The kinds of layers that can be written. Adding one is adding its class and a line here. */
final class LayerExports {

  private static final Map<Class<? extends Layer>, LayerExport> ALL =
      index(
          new ActivationExport(),
          new BatchNormalizationExport(),
          new ConvolutionExport(),
          new DropoutExport(),
          DenseExport.hidden(),
          DenseExport.output(),
          new GlobalPoolingExport(),
          new PoolingExport());

  private LayerExports() {}

  private static Map<Class<? extends Layer>, LayerExport> index(LayerExport... exports) {
    Map<Class<? extends Layer>, LayerExport> index = new LinkedHashMap<>();
    for (LayerExport export : exports) {
      index.put(export.kind(), export);
    }
    return index;
  }

  /**
   * @param layer a layer
   * @return how it is written
   * @throws UnsupportedLayerException where its kind is not among them
   */
  static LayerExport of(SourceLayer layer) {
    LayerExport export = ALL.get(layer.configuration().getClass());
    if (export == null) {
      throw layer.unsupported(
          layer.configuration().getClass().getSimpleName() + " cannot be written as ONNX");
    }
    return export;
  }
}
