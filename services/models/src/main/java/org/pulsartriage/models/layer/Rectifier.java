package org.pulsartriage.models.layer;

import java.nio.IntBuffer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinearDerivative;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A rectifier that reads what comes in and writes what goes out, and nothing else: Deeplearning4j's
 * layer copies its input on the way forward, and again, with its result, on the way back. The same
 * values bit for bit.
 */
final class Rectifier extends ActivationLayer {

  private static final long serialVersionUID = 1L;
  private static final int SIGN = Integer.SIZE - 1;

  Rectifier(ActivationLayer replaced, DataType type) {
    super(replaced.conf(), type);
    setIndex(replaced.getIndex());
    setListeners(replaced.getListeners());
    setIterationCount(replaced.getIterationCount());
    setEpochCount(replaced.getEpochCount());
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    if (!training) {
      return super.activate(false, workspaces);
    }
    assertInputSet(false);
    INDArray output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, input.dataType(), input.shape(), input.ordering());
    Nd4j.getExecutioner().exec(new RectifiedLinear(input, output));
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray gradient =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, input.dataType(), input.shape(), input.ordering());
    if (Floats.fit(input) && Floats.isContiguous(input) && Floats.isContiguous(epsilon)) {
      pass(input, epsilon, gradient);
    } else {
      Nd4j.exec(new RectifiedLinearDerivative(input, epsilon, gradient));
    }
    return new Pair<>(new DefaultGradient(), gradient);
  }

  /**
   * Of ND4J's own operation a call of a function for each element takes most of the time. Signs
   * come as they like, so there is no branch on them: a mask is 1 in every bit where x is above 0.
   */
  private static void pass(INDArray input, INDArray epsilon, INDArray gradient) {
    IntBuffer x = Floats.bits(input);
    IntBuffer g = Floats.bits(epsilon);
    IntBuffer out = Floats.bits(gradient);
    int samples = (int) input.size(0);
    int size = x.capacity() / samples;
    Floats.each(samples, input)
        .forEach(
            sample -> {
              int end = (sample + 1) * size;
              for (int i = sample * size; i < end; i++) {
                int bits = x.get(i);
                int notZero = (bits | -bits) >> SIGN;
                int negative = bits >> SIGN;
                out.put(i, g.get(i) & notZero & ~negative);
              }
            });
  }
}
