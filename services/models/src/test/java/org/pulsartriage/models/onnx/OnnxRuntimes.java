package org.pulsartriage.models.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pulsartriage.models.input.InputShape;

/** ONNX Runtime as it comes, to see what a file says. */
final class OnnxRuntimes {

  private OnnxRuntimes() {}

  static float[][] infer(byte[] onnx, List<InputShape> shapes, float[][][] samples) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try (OrtSession session = environment.createSession(onnx)) {
      for (int i = 0; i < shapes.size(); i++) {
        InputShape shape = shapes.get(i);
        inputs.put(
            shape.name(),
            OnnxTensor.createTensor(
                environment,
                FloatBuffer.wrap(RandomNetworks.batch(samples, i)),
                new long[] {samples.length, shape.channels(), shape.height(), shape.width()}));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        return (float[][]) result.get(0).getValue();
      }
    } catch (OrtException e) {
      throw new AssertionError(e.getMessage(), e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }
}
