package org.pulsartriage.models.engine;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.pulsartriage.models.backend.NativeBackend;
import org.pulsartriage.models.input.InputShape;

/** Infers with Deeplearning4j: the reference that other engines are compared with. */
final class Dl4jEngine implements InferenceEngine {

  private final ComputationGraph network;
  private final List<InputShape> shapes;
  private final int threads;

  /**
   * @param network the network, of this engine alone
   * @param shapes its inputs in their order
   * @param threads OpenMP threads of an inference
   */
  Dl4jEngine(ComputationGraph network, List<InputShape> shapes, int threads) {
    this.network = network;
    this.shapes = shapes;
    this.threads = threads;
  }

  /**
   * One sample at a time: the products of dense layers are summed in an order that depends on the
   * size of the batch, and a candidate's score must not depend on what it was scored with.
   */
  @Override
  public float[][] infer(float[][][] inputs) {
    NativeBackend.useThreads(threads);
    float[][] logits = new float[inputs.length][];
    for (int sample = 0; sample < logits.length; sample++) {
      INDArray[] arrays = new INDArray[shapes.size()];
      for (int i = 0; i < arrays.length; i++) {
        InputShape shape = shapes.get(i);
        arrays[i] =
            Nd4j.create(
                inputs[sample][i],
                new long[] {1, shape.channels(), shape.height(), shape.width()},
                'c');
      }
      logits[sample] = network.outputSingle(false, arrays).toFloatVector();
    }
    return logits;
  }

  @Override
  public EngineKind kind() {
    return EngineKind.DL4J;
  }

  @Override
  public void close() {
    network.close();
  }
}
