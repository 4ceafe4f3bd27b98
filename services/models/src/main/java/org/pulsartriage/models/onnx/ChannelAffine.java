package org.pulsartriage.models.onnx;

import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;

/**
 * Batch normalisation at inference: a factor and a summand a channel (Ioffe and Szegedy 2015),
 * factor = gamma / sqrt(variance + epsilon), summand = beta - factor mean. In double precision, so
 * that folding it into weights rounds once.
 */
final class ChannelAffine {

  private final double[] factors;
  private final double[] summands;

  private ChannelAffine(double[] factors, double[] summands) {
    this.factors = factors;
    this.summands = summands;
  }

  static ChannelAffine of(SourceLayer layer) {
    BatchNormalization settings = (BatchNormalization) layer.configuration();
    float[] means = layer.values(BatchNormalizationParamInitializer.GLOBAL_MEAN);
    double[] factors = new double[means.length];
    double[] summands = new double[means.length];
    double[] variances = variances(layer, settings);
    float[] gammas = null;
    float[] betas = null;
    if (!settings.isLockGammaBeta()) {
      gammas = layer.values(BatchNormalizationParamInitializer.GAMMA);
      betas = layer.values(BatchNormalizationParamInitializer.BETA);
    }
    for (int channel = 0; channel < means.length; channel++) {
      double gamma = gammas == null ? settings.getGamma() : gammas[channel];
      double beta = betas == null ? settings.getBeta() : betas[channel];
      factors[channel] = gamma / Math.sqrt(variances[channel] + settings.getEps());
      summands[channel] = beta - factors[channel] * means[channel];
    }
    return new ChannelAffine(factors, summands);
  }

  /** Deeplearning4j keeps the decimal logarithm of the standard deviation, unless told not to. */
  private static double[] variances(SourceLayer layer, BatchNormalization settings) {
    float[] values =
        layer.values(
            settings.isUseLogStd()
                ? BatchNormalizationParamInitializer.GLOBAL_LOG_STD
                : BatchNormalizationParamInitializer.GLOBAL_VAR);
    double[] variances = new double[values.length];
    for (int channel = 0; channel < values.length; channel++) {
      variances[channel] =
          settings.isUseLogStd() ? Math.pow(10, 2.0 * values[channel]) : values[channel];
    }
    return variances;
  }

  int channels() {
    return factors.length;
  }

  float factor(int channel) {
    return (float) factors[channel];
  }

  float summand(int channel) {
    return (float) summands[channel];
  }

  float scale(float weight, int channel) {
    return (float) (weight * factors[channel]);
  }

  float move(float bias, int channel) {
    return (float) (bias * factors[channel] + summands[channel]);
  }
}
