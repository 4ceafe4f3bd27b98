package org.pulsartriage.models.layer;

import java.nio.FloatBuffer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution that reads a grey image from outside the network. It leaves out the gradient of
 * what comes in, for which oneDNN has no fast code where filters are few or strides are as long as
 * they are wide: on the way back this one layer took LeNet three quarters of its time. The gradient
 * of the weights is one matrix product: filters x positions, by positions x places of a filter.
 */
final class FirstConvolution extends ConvolutionOnce {

  /** Whether a layer is one that this can do. */
  static boolean fits(NeuralNetConfiguration configuration) {
    ConvolutionLayer layer = (ConvolutionLayer) configuration.getLayer();
    return layer.getNIn() == 1
        && layer.hasBias()
        && layer.getIDropout() == null
        && layer.getConvolutionMode() != ConvolutionMode.Same
        && layer.getCnn2dDataFormat() == CNN2DFormat.NCHW
        && layer.getDilation()[0] == 1
        && layer.getDilation()[1] == 1;
  }

  /**
   * @return the gradients of weights and bias, and none of the input
   */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(
      INDArray input,
      INDArray weights,
      INDArray bias,
      INDArray delta,
      int[] kernel,
      int[] strides,
      int[] pad,
      INDArray biasGradient,
      INDArray weightGradient,
      IActivation activation,
      ConvolutionLayer.AlgoMode mode,
      ConvolutionLayer.BwdFilterAlgo filterAlgorithm,
      ConvolutionLayer.BwdDataAlgo dataAlgorithm,
      ConvolutionMode convolutionMode,
      int[] dilation,
      CNN2DFormat format,
      LayerWorkspaceMgr workspaces) {
    int filters = (int) weights.size(0);
    int places = kernel[0] * kernel[1];
    int samples = (int) delta.size(0);
    int plane = (int) (delta.size(2) * delta.size(3));
    long positions = (long) samples * plane;
    if (!Floats.fit(input)
        || Math.max(filters, places) * positions > Integer.MAX_VALUE / Float.BYTES) {
      return super.backpropGradient(
          input,
          weights,
          bias,
          delta,
          kernel,
          strides,
          pad,
          biasGradient,
          weightGradient,
          activation,
          mode,
          filterAlgorithm,
          dataAlgorithm,
          convolutionMode,
          dilation,
          format,
          workspaces);
    }
    INDArray byFilter =
        workspaces.createUninitialized(
            ArrayType.BP_WORKING_MEM, DataType.FLOAT, new long[] {filters, positions}, 'c');
    INDArray byPlace =
        workspaces.createUninitialized(
            ArrayType.BP_WORKING_MEM, DataType.FLOAT, new long[] {places, positions}, 'c');
    FloatBuffer gradients = Floats.of(Floats.contiguous(delta));
    FloatBuffer gathered = Floats.of(byFilter);
    FloatBuffer ofBias = Floats.of(biasGradient);
    Floats.each(filters)
        .forEach(
            f -> {
              double sum = 0;
              for (int sample = 0; sample < samples; sample++) {
                int from = (sample * filters + f) * plane;
                gathered.put((f * samples + sample) * plane, gradients, from, plane);
                sum += sum(gradients, from, plane);
              }
              ofBias.put(f, (float) sum);
            });
    Window window =
        new Window(
            Floats.of(Floats.contiguous(input)),
            (int) input.size(2),
            (int) input.size(3),
            (int) delta.size(2),
            (int) delta.size(3),
            strides,
            pad);
    FloatBuffer columns = Floats.of(byPlace);
    Floats.each(places)
        .forEach(
            k -> {
              for (int sample = 0; sample < samples; sample++) {
                window.copy(
                    sample, k / kernel[1], k % kernel[1], columns, (k * samples + sample) * plane);
              }
            });
    INDArray product = weightGradient.reshape('c', filters, places).transpose();
    Nd4j.gemm(byPlace, byFilter, product, false, true, 1, 0);
    Gradient gradient = new DefaultGradient();
    gradient.gradientForVariable().put(ConvolutionParamInitializer.BIAS_KEY, biasGradient);
    gradient.gradientForVariable().put(ConvolutionParamInitializer.WEIGHT_KEY, weightGradient);
    return new Pair<>(gradient, null);
  }

  private static double sum(FloatBuffer values, int from, int count) {
    float even = 0;
    float odd = 0;
    int end = from + count;
    int i = from;
    for (; i + 1 < end; i += 2) {
      even += values.get(i);
      odd += values.get(i + 1);
    }
    if (i < end) {
      even += values.get(i);
    }
    return (double) even + odd;
  }

  /** What of an image one place of a filter sees, from all the filter's positions. */
  private record Window(
      FloatBuffer images, int height, int width, int rows, int columns, int[] strides, int[] pad) {

    void copy(int sample, int placeRow, int placeColumn, FloatBuffer out, int at) {
      // First and last column of positions from which the place lies within the image.
      int first = Math.max(0, ceilDiv(pad[1] - placeColumn, strides[1]));
      int end = Math.min(columns, ceilDiv(width + pad[1] - placeColumn, strides[1]));
      for (int row = 0; row < rows; row++) {
        int y = row * strides[0] + placeRow - pad[0];
        int to = at + row * columns;
        if (y < 0 || y >= height || end <= first) {
          zero(out, to, to + columns);
          continue;
        }
        zero(out, to, to + first);
        zero(out, to + end, to + columns);
        int from = (sample * height + y) * width + placeColumn - pad[1];
        if (strides[1] == 1) {
          out.put(to + first, images, from + first, end - first);
        } else {
          for (int column = first; column < end; column++) {
            out.put(to + column, images.get(from + column * strides[1]));
          }
        }
      }
    }

    /** Math.ceilDiv is of later Java. */
    private static int ceilDiv(int dividend, int divisor) {
      return -Math.floorDiv(-dividend, divisor);
    }

    private static void zero(FloatBuffer out, int from, int end) {
      for (int i = from; i < end; i++) {
        out.put(i, 0);
      }
    }
  }
}
