package org.pulsartriage.models.layer;

import java.lang.reflect.Field;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNBatchNormHelper;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;

/**
 * Puts into a network what trains it faster. Deeplearning4j spends what this saves on convolutions
 * whose result nobody looks at, on ten passes for batch normalisation's gradient, and on copies
 * around rectifiers; docs/benchmarks/train.md has the figures.
 */
public final class TrainingLayers {

  private TrainingLayers() {}

  /**
   * Where a layer runs under oneDNN, and of rectifiers everywhere. Further calls do nothing.
   *
   * @param network an initialised network; its parameters, gradients and configuration stay as they
   *     are
   */
  public static void install(ComputationGraph network) {
    Layer[] layers = network.getLayers();
    for (int i = 0; i < layers.length; i++) {
      Layer layer = layers[i];
      if (layer instanceof ConvolutionLayer
          && layer.getHelper() != null
          && layer.getHelper().getClass() == MKLDNNConvHelper.class
          && signSurvives(((BaseLayer) layer.conf().getLayer()).getActivationFn())) {
        setHelper(ConvolutionLayer.class, layer, new ConvolutionOnce());
      } else if (layer instanceof BatchNormalization
          && layer.getHelper() != null
          && layer.getHelper().getClass() == MKLDNNBatchNormHelper.class) {
        setHelper(BatchNormalization.class, layer, new ChannelNormalisation());
      } else if (layer.getClass() == ActivationLayer.class
          && rectifies(
              ((org.deeplearning4j.nn.conf.layers.ActivationLayer) layer.conf().getLayer())
                  .getActivationFn())) {
        layers[i] = new Rectifier((ActivationLayer) layer, network.params().dataType());
        String name = layer.conf().getLayer().getLayerName();
        ((LayerVertex) network.getVertex(name)).setLayer(layers[i]);
      }
    }
  }

  /**
   * Whether the activation's gradient is the same at z and at what it made of z: of the identity it
   * is 1 everywhere, of a rectifier it depends on the sign.
   */
  private static boolean signSurvives(IActivation activation) {
    return activation instanceof ActivationIdentity || rectifies(activation);
  }

  private static boolean rectifies(IActivation activation) {
    return activation instanceof ActivationReLU relu
        && relu.getMax() == null
        && relu.getThreshold() == null
        && relu.getNegativeSlope() == null;
  }

  private static void setHelper(Class<?> type, Layer layer, Object helper) {
    try {
      Field field = type.getDeclaredField("helper");
      field.setAccessible(true);
      field.set(layer, helper);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Deeplearning4j has no " + type + ".helper", e);
    }
  }
}
