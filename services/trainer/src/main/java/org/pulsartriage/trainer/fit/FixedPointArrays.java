package org.pulsartriage.trainer.fit;

import java.util.Arrays;

/**
 * Assembled samples in memory as 16-bit fixed point, half of what floats need: steps of 1/2048 in a
 * range of +-16, far below the noise and beyond what assembly gives.
 */
public final class FixedPointArrays {

  private static final float STEPS = 2048;

  private FixedPointArrays() {}

  /**
   * @param inputs a sample, an array an input
   * @return its values one after the other
   */
  public static short[] encode(float[][] inputs) {
    int length = Arrays.stream(inputs).mapToInt(input -> input.length).sum();
    short[] sample = new short[length];
    int position = 0;
    for (float[] input : inputs) {
      for (float value : input) {
        int steps = Math.round(value * STEPS);
        sample[position++] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, steps));
      }
    }
    return sample;
  }

  /**
   * @param sample an encoded sample
   * @param inputs where to write it, in the shape that it had
   */
  public static void decode(short[] sample, float[][] inputs) {
    int position = 0;
    for (float[] input : inputs) {
      for (int i = 0; i < input.length; i++) {
        input[i] = sample[position++] / STEPS;
      }
    }
  }
}
