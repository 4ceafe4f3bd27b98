package org.pulsartriage.models.engine;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.onnx.OnnxExporter;

/**
 * A network on an engine without a bundle around it: arrays in, logits out, whole batches at a time
 * where the engine gains by it.
 */
public final class NetworkRunner implements AutoCloseable {

  private final InferenceEngine engine;

  private NetworkRunner(InferenceEngine engine) {
    this.engine = engine;
  }

  /**
   * @param network a network, which belongs to the runner from here on
   * @param shapes its inputs in their order
   * @param kind the engine
   * @param threads threads of an inference, 1 or more
   * @return the runner, for one thread at a time
   */
  public static NetworkRunner of(
      ComputationGraph network, List<InputShape> shapes, EngineKind kind, int threads) {
    return switch (kind) {
      case DL4J -> new NetworkRunner(new Dl4jEngine(network, shapes, threads, Integer.MAX_VALUE));
      case ONNX -> {
        byte[] onnx = OnnxExporter.export(network, shapes);
        network.close();
        yield new NetworkRunner(new OnnxEngine(onnx, shapes, threads));
      }
    };
  }

  /**
   * @param network a network, which stays the caller's
   * @param shapes its inputs in their order
   * @param threads threads of an inference, 1 or more
   * @return the network as it stands, the way it will be served; for one thread at a time
   */
  public static NetworkRunner serving(
      ComputationGraph network, List<InputShape> shapes, int threads) {
    return new NetworkRunner(new OnnxEngine(OnnxExporter.export(network, shapes), shapes, threads));
  }

  /**
   * @param samples an array a sample and input, row-major floats
   * @return logits, an array a sample, one a class
   */
  public float[][] logits(float[][][] samples) {
    return engine.infer(samples);
  }

  @Override
  public void close() {
    engine.close();
  }
}
