package org.pulsartriage.models.engine;

import java.util.List;
import java.util.Random;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.input.InputShape;

/**
 * Whether a bundle's two forms of its network say the same of the bundle's check inputs, which
 * follow from the seed in its manifest.
 */
final class FormCheck {

  /** The most that two logits may differ; relative to the largest where that is above 1. */
  static final double TOLERANCE = 1e-4;

  /** As many as a run of the serving engine takes, so that every size of a run can be tried. */
  private static final int SAMPLES = OnnxEngine.SAMPLES_A_RUN;

  private FormCheck() {}

  /**
   * @param bundle the bundle, for messages
   * @param inputs its check inputs
   * @param reference its network.zip
   * @param other its network.onnx
   * @throws InvalidBundleException where they disagree, or a logit is not finite
   */
  static void check(
      ModelBundle bundle, float[][][] inputs, InferenceEngine reference, InferenceEngine other)
      throws InvalidBundleException {
    float[][] expected = reference.infer(inputs);
    float[][] actual = other.infer(inputs);
    double largest = 1;
    double difference = 0;
    for (int i = 0; i < SAMPLES; i++) {
      if (actual[i].length != expected[i].length) {
        throw refusal(bundle, actual[i].length + " logits, network.zip " + expected[i].length);
      }
      for (int k = 0; k < expected[i].length; k++) {
        if (!Float.isFinite(expected[i][k]) || !Float.isFinite(actual[i][k])) {
          throw refusal(bundle, actual[i][k] + ", network.zip " + expected[i][k]);
        }
        largest = Math.max(largest, Math.abs(expected[i][k]));
        difference = Math.max(difference, Math.abs((double) expected[i][k] - actual[i][k]));
      }
    }
    if (difference > TOLERANCE * largest) {
      throw refusal(
          bundle,
          "logits that differ from network.zip's by up to "
              + (float) difference
              + ", more than "
              + (float) (TOLERANCE * largest));
    }
  }

  /**
   * @param bundle a bundle
   * @param shapes its network's inputs in their order
   * @return its check inputs: half of them uniform over 0 to 1, as scaled images are, half of them
   *     standard normal
   */
  static float[][][] inputs(ModelBundle bundle, List<InputShape> shapes) {
    Random random = new Random(bundle.manifest().seed());
    float[][][] inputs = new float[SAMPLES][shapes.size()][];
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int i = 0; i < shapes.size(); i++) {
        float[] values = new float[shapes.get(i).size()];
        for (int k = 0; k < values.length; k++) {
          values[k] = sample % 2 == 0 ? random.nextFloat() : (float) random.nextGaussian();
        }
        inputs[sample][i] = values;
      }
    }
    return inputs;
  }

  private static InvalidBundleException refusal(ModelBundle bundle, String found) {
    return new InvalidBundleException(
        bundle.name(), "network.onnx", "gives " + found + " on the check inputs");
  }
}
