package org.pulsartriage.trainer.simulated;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What may happen to rows of 64 bins over phase, in place. */
final class PhaseRows {

  static final int BINS = 64;

  private static final double LOSS = 0.04;

  private PhaseRows() {}

  /** Turns the first rows towards later phase by so many bins. */
  static void rotate(float[] rows, int count, int shift) {
    float[] kept = new float[BINS];
    for (int row = 0; row < count; row++) {
      System.arraycopy(rows, row * BINS, kept, 0, BINS);
      for (int bin = 0; bin < BINS; bin++) {
        rows[row * BINS + Math.floorMod(bin + shift, BINS)] = kept[bin];
      }
    }
  }

  /** Turns the order of rows round, every other time. */
  static void reverseSometimes(float[] image, RandomGenerator random) {
    if (!random.nextBoolean()) {
      return;
    }
    for (int low = 0, high = image.length / BINS - 1; low < high; low++, high--) {
      for (int bin = 0; bin < BINS; bin++) {
        float kept = image[low * BINS + bin];
        image[low * BINS + bin] = image[high * BINS + bin];
        image[high * BINS + bin] = kept;
      }
    }
  }

  /** Sets rows to 0, one in 25. */
  static void loseSome(float[] image, RandomGenerator random) {
    for (int row = 0; row < image.length / BINS; row++) {
      if (random.nextDouble() < LOSS) {
        Arrays.fill(image, row * BINS, (row + 1) * BINS, 0);
      }
    }
  }

  /** Multiplies values from..to, to exclusive, by one factor about 1. */
  static void scale(float[] values, int from, int to, RandomGenerator random) {
    float factor = (float) Math.exp(0.1 * random.nextGaussian());
    for (int i = from; i < to; i++) {
      values[i] *= factor;
    }
  }
}
