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

  @Override
  public float[][] infer(float[][][] inputs) {
    NativeBackend.useThreads(threads);
    INDArray[] arrays = new INDArray[shapes.size()];
    for (int i = 0; i < arrays.length; i++) {
      InputShape shape = shapes.get(i);
      float[] batch = new float[inputs.length * shape.size()];
      for (int sample = 0; sample < inputs.length; sample++) {
        System.arraycopy(inputs[sample][i], 0, batch, sample * shape.size(), shape.size());
      }
      arrays[i] =
          Nd4j.create(
              batch,
              new long[] {inputs.length, shape.channels(), shape.height(), shape.width()},
              'c');
    }
    return network.outputSingle(false, arrays).toFloatMatrix();
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
