package org.pulsartriage.models.onnx;

import java.util.List;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;

/** A fully connected layer, hidden or the last one: weights of inputs x units in both worlds. */
final class DenseExport implements LayerExport {

  private final Class<? extends FeedForwardLayer> kind;
  private final Function<Layer, Boolean> biased;

  private DenseExport(Class<? extends FeedForwardLayer> kind, Function<Layer, Boolean> biased) {
    this.kind = kind;
    this.biased = biased;
  }

  static DenseExport hidden() {
    return new DenseExport(DenseLayer.class, layer -> ((DenseLayer) layer).hasBias());
  }

  static DenseExport output() {
    return new DenseExport(OutputLayer.class, layer -> ((OutputLayer) layer).hasBias());
  }

  @Override
  public Class<? extends Layer> kind() {
    return kind;
  }

  @Override
  public boolean absorbs(SourceLayer layer) {
    FeedForwardLayer settings = (FeedForwardLayer) layer.configuration();
    return ActivationExport.isIdentity(settings.getActivationFn());
  }

  @Override
  public String write(SourceLayer layer, String input, OnnxGraph graph) {
    FeedForwardLayer settings = (FeedForwardLayer) layer.configuration();
    if (settings instanceof DenseLayer dense && dense.hasLayerNorm()) {
      throw layer.unsupported("layer normalisation cannot be written as ONNX");
    }
    int units = (int) settings.getNOut();
    float[] weights = layer.values(DefaultParamInitializer.WEIGHT_KEY);
    float[] biases =
        biased.apply(settings) ? layer.values(DefaultParamInitializer.BIAS_KEY) : new float[units];
    if (layer.after() != null) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = layer.after().scale(weights[i], i % units);
      }
      for (int unit = 0; unit < units; unit++) {
        biases[unit] = layer.after().move(biases[unit], unit);
      }
    }
    String name = layer.name();
    String output =
        graph.node(
            OnnxOperator.GEMM,
            name,
            List.of(
                input,
                graph.constant(name + ".weight", weights, settings.getNIn(), units),
                graph.constant(name + ".bias", biases, units)));
    return ActivationExport.write(
        layer, settings.getActivationFn(), name + ".activation", output, graph);
  }
}
