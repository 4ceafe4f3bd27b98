package org.pulsartriage.models.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.onnx.OnnxFile;

/**
 * Infers with ONNX Runtime on the processor: a whole batch at once, through direct buffers that are
 * kept from call to call. Each sample's logits are the same bit for bit in any batch.
 */
final class OnnxEngine implements InferenceEngine {

  private final OrtEnvironment environment = OnnxEnvironment.get();
  private final OrtSession session;
  private final List<InputShape> shapes;
  private final String output;
  private final int classes;
  private final FloatBuffer[] buffers;
  private FloatBuffer logits;
  private int capacity;

  /**
   * @param onnx the network as an ONNX file
   * @param shapes its inputs in their order
   * @param threads threads of an inference, 1 or more; one is the caller's own
   * @throws IllegalArgumentException saying in one line why the file is no network of these inputs
   */
  OnnxEngine(byte[] onnx, List<InputShape> shapes, int threads) {
    OnnxFile.check(onnx);
    this.shapes = shapes;
    this.buffers = new FloatBuffer[shapes.size()];
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
      if (!session.getInputNames().equals(names(shapes))) {
        throw new IllegalArgumentException(
            "takes " + session.getInputNames() + ", not " + names(shapes));
      }
    } catch (OrtException | RuntimeException e) {
      close();
      throw e instanceof IllegalArgumentException known
          ? known
          : new IllegalArgumentException(oneLine(e), e);
    }
  }

  private static java.util.Set<String> names(List<InputShape> shapes) {
    java.util.Set<String> names = new java.util.LinkedHashSet<>();
    shapes.forEach(shape -> names.add(shape.name()));
    return names;
  }

  @Override
  public float[][] infer(float[][][] inputs) {
    if (inputs.length == 0) {
      return new float[0][];
    }
    reserve(inputs.length);
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try (OnnxTensor result = tensor(logits, inputs.length, classes)) {
      for (int i = 0; i < buffers.length; i++) {
        InputShape shape = shapes.get(i);
        buffers[i].clear();
        for (float[][] sample : inputs) {
          buffers[i].put(sample[i]);
        }
        buffers[i].flip();
        tensors.put(
            shape.name(),
            OnnxTensor.createTensor(
                environment,
                buffers[i],
                new long[] {inputs.length, shape.channels(), shape.height(), shape.width()}));
      }
      session.run(tensors, Map.of(output, result)).close();
      return rows(inputs.length);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime: " + oneLine(e), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(FloatBuffer buffer, int rows, int columns) throws OrtException {
    buffer.clear().limit(rows * columns);
    return OnnxTensor.createTensor(environment, buffer, new long[] {rows, columns});
  }

  private float[][] rows(int count) {
    float[][] rows = new float[count][classes];
    logits.clear();
    for (float[] row : rows) {
      logits.get(row);
    }
    return rows;
  }

  /** Makes the buffers large enough for a batch; they never shrink. */
  private void reserve(int batch) {
    if (batch <= capacity) {
      return;
    }
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = direct(batch * shapes.get(i).size());
    }
    logits = direct(batch * classes);
    capacity = batch;
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(4, floats))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  @Override
  public EngineKind kind() {
    return EngineKind.ONNX;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime: " + oneLine(e), e);
    }
  }

  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
  }
}
