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
  private final int samplesARun;

  /**
   * Infers one sample at a time: the products of dense layers are summed in an order that depends
   * on the size of the batch, and a candidate's score must not depend on what it was scored with.
   *
   * @param network the network, of this engine alone
   * @param shapes its inputs in their order
   * @param threads OpenMP threads of an inference
   */
  Dl4jEngine(ComputationGraph network, List<InputShape> shapes, int threads) {
    this(network, shapes, threads, 1);
  }

  /**
   * @param network the network, of this engine alone
   * @param shapes its inputs in their order
   * @param threads OpenMP threads of an inference
   * @param samplesARun the most samples that are inferred together; beyond 1, the engine doesn't
   *     keep the contract on company
   */
  Dl4jEngine(ComputationGraph network, List<InputShape> shapes, int threads, int samplesARun) {
    this.network = network;
    this.shapes = shapes;
    this.threads = threads;
    this.samplesARun = samplesARun;
  }

  @Override
  public float[][] infer(float[][][] inputs) {
    NativeBackend.useThreads(threads);
    float[][] logits = new float[inputs.length][];
    for (int from = 0; from < logits.length; from += samplesARun) {
      int count = Math.min(samplesARun, logits.length - from);
      INDArray[] arrays = new INDArray[shapes.size()];
      for (int i = 0; i < arrays.length; i++) {
        InputShape shape = shapes.get(i);
        float[] values = new float[count * shape.size()];
        for (int k = 0; k < count; k++) {
          System.arraycopy(inputs[from + k][i], 0, values, k * shape.size(), shape.size());
        }
        arrays[i] =
            Nd4j.create(
                values, new long[] {count, shape.channels(), shape.height(), shape.width()}, 'c');
      }
      float[][] rows = network.outputSingle(false, arrays).toFloatMatrix();
      System.arraycopy(rows, 0, logits, from, count);
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
