package org.pulsartriage.models.layer;

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
    Nd4j.exec(new RectifiedLinearDerivative(input, epsilon, gradient));
    return new Pair<>(new DefaultGradient(), gradient);
  }
}
