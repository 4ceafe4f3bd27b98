package org.pulsartriage.models.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pulsartriage.models.input.InputShape;

/** One thread's buffers, kept from run to run. */
final class OnnxLane {

  private final OrtEnvironment environment = OnnxEnvironment.get();
  private final List<InputShape> shapes;
  private final int classes;
  private final FloatBuffer[] buffers;
  private final FloatBuffer logits;

  /**
   * @param shapes inputs of the network in their order
   * @param classes logits a sample
   * @param capacity the most samples of a run
   */
  OnnxLane(List<InputShape> shapes, int classes, int capacity) {
    this.shapes = shapes;
    this.classes = classes;
    this.buffers = new FloatBuffer[shapes.size()];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = direct(capacity * shapes.get(i).size());
    }
    this.logits = direct(capacity * classes);
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(4, floats))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /** Infers samples from..to of a batch, to exclusive, into the same places of the results. */
  void infer(OnnxSession session, float[][][] inputs, int from, int to, float[][] results) {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    int count = to - from;
    logits.clear().limit(count * classes);
    try (OnnxTensor result =
        OnnxTensor.createTensor(environment, logits, new long[] {count, classes})) {
      for (int i = 0; i < buffers.length; i++) {
        InputShape shape = shapes.get(i);
        buffers[i].clear();
        for (int sample = from; sample < to; sample++) {
          buffers[i].put(inputs[sample][i]);
        }
        buffers[i].flip();
        tensors.put(
            shape.name(),
            OnnxTensor.createTensor(
                environment,
                buffers[i],
                new long[] {count, shape.channels(), shape.height(), shape.width()}));
      }
      session.run(tensors, result);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime: " + OnnxSession.oneLine(e), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
    logits.clear();
    for (int sample = from; sample < to; sample++) {
      results[sample] = new float[classes];
      logits.get(results[sample]);
    }
  }
}
