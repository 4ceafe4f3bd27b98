package org.pulsartriage.models.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pulsartriage.models.input.InputShape;

/** A network loaded into ONNX Runtime. Safe for many threads. */
final class OnnxSession implements AutoCloseable {

  private final OrtSession session;
  private final String output;
  private final int classes;

  /**
   * @param onnx the network as an ONNX file
   * @param shapes its inputs in their order
   * @param threads threads of a run, 1 or more; one is the caller's own
   * @throws IllegalArgumentException saying in one line why the file is no network of these inputs
   */
  OnnxSession(byte[] onnx, List<InputShape> shapes, int threads) {
    OrtEnvironment environment = OnnxEnvironment.get();
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
      // Its threads would otherwise spin between calls, on cores that others could use.
      options.addConfigEntry("session.force_spinning_stop", "1");
      this.session = environment.createSession(onnx, options);
    } catch (OrtException e) {
      throw new IllegalArgumentException(oneLine(e), e);
    }
    try {
      this.output = session.getOutputNames().iterator().next();
      long[] shape = ((TensorInfo) session.getOutputInfo().get(output).getInfo()).getShape();
      if (session.getNumOutputs() != 1 || shape.length != 2 || shape[1] < 1) {
        throw new IllegalArgumentException("does not give one batch of logits");
      }
      this.classes = (int) shape[1];
      Set<String> names = new LinkedHashSet<>();
      shapes.forEach(input -> names.add(input.name()));
      if (!session.getInputNames().equals(names)) {
        throw new IllegalArgumentException("takes " + session.getInputNames() + ", not " + names);
      }
    } catch (OrtException | RuntimeException e) {
      close();
      throw e instanceof IllegalArgumentException known
          ? known
          : new IllegalArgumentException(oneLine(e), e);
    }
  }

  /**
   * @return logits a sample
   */
  int classes() {
    return classes;
  }

  /**
   * @param inputs a tensor an input, by name
   * @param logits a tensor of samples x classes, which is filled
   */
  void run(Map<String, OnnxTensor> inputs, OnnxTensor logits) {
    try {
      session.run(inputs, Map.of(output, logits)).close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime: " + oneLine(e), e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime: " + oneLine(e), e);
    }
  }

  static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
  }
}
