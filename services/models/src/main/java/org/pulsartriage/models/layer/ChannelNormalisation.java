package org.pulsartriage.models.layer;

import java.nio.FloatBuffer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNBatchNormHelper;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation under oneDNN whose gradient takes two passes over memory: ND4J adds to what
 * oneDNN computes the terms of mean and variance, in ten passes. With x a channel's values, N of
 * them, m and v their mean and variance, g the gradient that comes back (Ioffe and Szegedy 2015):
 *
 * <pre>
 *   s = 1 / sqrt(v + eps),  B = sum g,  G = s sum g (x - m)
 *   dL/dbeta = B,  dL/dgamma = G,  dL/dx = gamma s (g - B/N - s (x - m) G/N)
 * </pre>
 *
 * <p>A channel's sums are taken in one order, whatever the number of threads.
 */
final class ChannelNormalisation extends MKLDNNBatchNormHelper {

  private static final int LANES = 4;

  ChannelNormalisation() {
    super(DataType.FLOAT);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray input,
      INDArray epsilon,
      long[] shape,
      INDArray gamma,
      INDArray beta,
      INDArray gammaGradient,
      INDArray betaGradient,
      double eps,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    if (!planes(input, gamma, gammaGradient, format)) {
      return super.backpropGradient(
          input, epsilon, shape, gamma, beta, gammaGradient, betaGradient, eps, format, workspaces);
    }
    INDArray x = Floats.contiguous(input);
    INDArray g = Floats.contiguous(epsilon);
    INDArray gradient =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, x.shape(), 'c');
    int channels = (int) x.size(1);
    Planes planes =
        new Planes(
            Floats.of(x),
            Floats.of(g),
            Floats.of(gradient),
            (int) x.size(0),
            channels,
            (int) (x.size(2) * x.size(3)));
    float[] mean = getMeanCache(DataType.FLOAT).toFloatVector();
    float[] variance = getVarCache(DataType.FLOAT).toFloatVector();
    float[] scale = gamma.reshape(channels).toFloatVector();
    FloatBuffer ofGamma = Floats.of(gammaGradient);
    FloatBuffer ofBeta = Floats.of(betaGradient);
    Floats.each(channels)
        .forEach(
            c -> {
              double s = 1 / Math.sqrt(variance[c] + eps);
              double[] sums = planes.sums(c, mean[c]);
              ofBeta.put(c, (float) sums[0]);
              ofGamma.put(c, (float) (s * sums[1]));
              planes.gradient(c, mean[c], scale[c] * s, sums[0], s * s * sums[1]);
            });
    Gradient gradients = new DefaultGradient();
    gradients.setGradientFor(BatchNormalizationParamInitializer.GAMMA, gammaGradient);
    gradients.setGradientFor(BatchNormalizationParamInitializer.BETA, betaGradient);
    return new Pair<>(gradients, gradient);
  }

  /** Images, channels first, of 32-bit floats, small enough for a buffer. */
  private static boolean planes(
      INDArray input, INDArray gamma, INDArray gammaGradient, CNN2DFormat format) {
    return format == CNN2DFormat.NCHW
        && Floats.fit(input)
        && input.rank() == 4
        && input.size(2) * input.size(3) > 1
        && gamma != null
        && gammaGradient != null
        && gamma.dataType() == DataType.FLOAT;
  }

  /** What comes in, what comes back and what is to be written: samples x channels x plane. */
  private record Planes(
      FloatBuffer x, FloatBuffer g, FloatBuffer out, int samples, int channels, int size) {

    /**
     * Sums of g and of g (x - m) over a channel; those over a plane are short enough for floats.
     */
    double[] sums(int channel, float mean) {
      double ofG = 0;
      double ofProduct = 0;
      for (int sample = 0; sample < samples; sample++) {
        int from = (sample * channels + channel) * size;
        int end = from + size;
        int whole = from + size / LANES * LANES;
        float g0 = 0;
        float g1 = 0;
        float g2 = 0;
        float g3 = 0;
        float p0 = 0;
        float p1 = 0;
        float p2 = 0;
        float p3 = 0;
        int i = from;
        for (; i < whole; i += LANES) {
          float a = g.get(i);
          float b = g.get(i + 1);
          float c = g.get(i + 2);
          float d = g.get(i + 3);
          g0 += a;
          g1 += b;
          g2 += c;
          g3 += d;
          p0 += a * (x.get(i) - mean);
          p1 += b * (x.get(i + 1) - mean);
          p2 += c * (x.get(i + 2) - mean);
          p3 += d * (x.get(i + 3) - mean);
        }
        for (; i < end; i++) {
          g0 += g.get(i);
          p0 += g.get(i) * (x.get(i) - mean);
        }
        ofG += (double) g0 + g1 + g2 + g3;
        ofProduct += (double) p0 + p1 + p2 + p3;
      }
      return new double[] {ofG, ofProduct};
    }

    void gradient(int channel, float mean, double scale, double sum, double slope) {
      double count = (double) samples * size;
      float a = (float) scale;
      float b = (float) (-scale * slope / count);
      float k = (float) (-scale * sum / count);
      for (int sample = 0; sample < samples; sample++) {
        int from = (sample * channels + channel) * size;
        int end = from + size;
        for (int i = from; i < end; i++) {
          out.put(i, a * g.get(i) + (b * (x.get(i) - mean) + k));
        }
      }
    }
  }
}
