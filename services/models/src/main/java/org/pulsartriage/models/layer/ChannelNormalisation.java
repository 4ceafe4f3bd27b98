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
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.BatchNorm;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch normalisation under oneDNN with loops of its own for mean and variance, and for the
 * gradient: ND4J takes the variance with a division a value, and adds to what oneDNN computes of
 * the gradient the terms of mean and variance, in ten passes over memory. With x a channel's
 * values, N of them, m and v their mean and variance, g the gradient that comes back (Ioffe and
 * Szegedy 2015):
 *
 * <pre>
 *   s = 1 / sqrt(v + eps),  B = sum g,  G = s sum g (x - m)
 *   dL/dbeta = B,  dL/dgamma = G,  dL/dx = gamma s (g - B/N - s (x - m) G/N)
 * </pre>
 *
 * <p>A channel's sums are taken in one order, whatever the number of threads.
 */
final class ChannelNormalisation extends MKLDNNBatchNormHelper {

  private static final int CHANNELS_AT = 1;

  private INDArray mean;
  private INDArray variance;

  /** Whether the last way forward was by the loops here, so that the way back is. */
  private boolean own;

  ChannelNormalisation() {
    super(DataType.FLOAT);
  }

  @Override
  public INDArray preOutput(
      INDArray input,
      boolean training,
      long[] shape,
      INDArray gamma,
      INDArray beta,
      INDArray globalMean,
      INDArray globalVariance,
      double decay,
      double eps,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    own = training && isOurs(input, gamma, format) && Floats.isContiguous(input);
    if (!own) {
      return super.preOutput(
          input,
          training,
          shape,
          gamma,
          beta,
          globalMean,
          globalVariance,
          decay,
          eps,
          format,
          workspaces);
    }
    int channels = (int) input.size(1);
    if (mean == null) {
      try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
        mean = Nd4j.createUninitialized(DataType.FLOAT, channels);
        variance = Nd4j.createUninitialized(DataType.FLOAT, channels);
      }
    }
    FloatBuffer means = Floats.of(mean);
    FloatBuffer variances = Floats.of(variance);
    FloatBuffer x = Floats.of(input);
    Channels values = Channels.of(input, x, x, x);
    Floats.each(channels, input)
        .forEach(
            c -> {
              double m = values.sum(c) / values.count();
              means.put(c, (float) m);
              // Of the mean as it is kept, since it is subtracted as that.
              variances.put(c, (float) (values.squares(c, (float) m) / values.count()));
            });
    INDArray output =
        workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, input.shape(), 'c');
    if (input.rank() == 2) {
      normalise(input, output, gamma, beta, eps);
      return output;
    }
    BatchNorm normalise =
        new BatchNorm(
            input,
            mean,
            variance,
            gamma.reshape(channels),
            beta.reshape(channels),
            eps,
            CHANNELS_AT);
    normalise.addOutputArgument(output);
    Nd4j.exec(normalise);
    return output;
  }

  private void normalise(
      INDArray input, INDArray output, INDArray gamma, INDArray beta, double eps) {
    FloatBuffer x = Floats.of(input);
    int channels = (int) input.size(1);
    Columns columns = new Columns(x, x, Floats.of(output), (int) input.size(0), channels);
    float[] means = mean.toFloatVector();
    float[] variances = variance.toFloatVector();
    float[] scale = gamma.reshape(channels).toFloatVector();
    float[] shift = beta.reshape(channels).toFloatVector();
    for (int c = 0; c < channels; c++) {
      float factor = (float) (scale[c] / Math.sqrt(variances[c] + eps));
      columns.normalise(c, means[c], factor, shift[c]);
    }
  }

  @Override
  public INDArray getMeanCache(DataType type) {
    return own ? mean : super.getMeanCache(type);
  }

  @Override
  public INDArray getVarCache(DataType type) {
    return own ? variance : super.getVarCache(type);
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
    if (!own || gammaGradient == null) {
      return super.backpropGradient(
          input, epsilon, shape, gamma, beta, gammaGradient, betaGradient, eps, format, workspaces);
    }
    INDArray x = Floats.contiguous(input);
    INDArray g = Floats.contiguous(epsilon);
    INDArray gradient =
        workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, x.shape(), 'c');
    int channels = (int) x.size(1);
    Channels values = Channels.of(x, Floats.of(x), Floats.of(g), Floats.of(gradient));
    float[] means = mean.toFloatVector();
    float[] variances = variance.toFloatVector();
    float[] scale = gamma.reshape(channels).toFloatVector();
    FloatBuffer ofGamma = Floats.of(gammaGradient);
    FloatBuffer ofBeta = Floats.of(betaGradient);
    Floats.each(channels, input)
        .forEach(
            c -> {
              double s = 1 / Math.sqrt(variances[c] + eps);
              double[] sums = values.sums(c, means[c]);
              ofBeta.put(c, (float) sums[0]);
              ofGamma.put(c, (float) (s * sums[1]));
              values.gradient(c, means[c], scale[c] * s, sums[0], s * s * sums[1]);
            });
    Gradient gradients = new DefaultGradient();
    gradients.setGradientFor(BatchNormalizationParamInitializer.GAMMA, gammaGradient);
    gradients.setGradientFor(BatchNormalizationParamInitializer.BETA, betaGradient);
    return new Pair<>(gradients, gradient);
  }

  /** Tables, or images with channels first, of 32-bit floats, small enough for a buffer. */
  private static boolean isOurs(INDArray input, INDArray gamma, CNN2DFormat format) {
    boolean images =
        input.rank() == 4 && format == CNN2DFormat.NCHW && input.size(2) * input.size(3) > 1;
    return (images || input.rank() == 2)
        && Floats.fit(input)
        && gamma != null
        && gamma.dataType() == DataType.FLOAT;
  }
}
