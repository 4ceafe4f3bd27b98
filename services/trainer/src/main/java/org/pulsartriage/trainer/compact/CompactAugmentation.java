package org.pulsartriage.trainer.compact;

import java.util.random.RandomGenerator;
import org.pulsartriage.trainer.fit.Augmentation;

/**
 * Changes an assembled candidate as another observation of the same thing might: the pulse a little
 * off the centre, rows missing, time and frequency running the other way, a weaker or stronger
 * scale.
 */
public final class CompactAugmentation implements Augmentation {

  private static final int BINS = 64;
  private static final int LARGEST_SHIFT = 3;
  private static final double ROW_LOSS = 0.04;
  private static final int PROFILE_CHANNELS = 2;

  @Override
  public void apply(float[][] inputs, RandomGenerator random) {
    int shift = random.nextInt(2 * LARGEST_SHIFT + 1) - LARGEST_SHIFT;
    for (int image = 0; image < 2; image++) {
      rotate(inputs[image], inputs[image].length / BINS, shift);
      if (random.nextBoolean()) {
        reverseRows(inputs[image]);
      }
      loseRows(inputs[image], random);
      scale(inputs[image], 0, inputs[image].length, random);
    }
    rotate(inputs[2], PROFILE_CHANNELS, shift);
    // Channels in units of noise only: the others are bound to a range.
    scale(inputs[2], 0, BINS, random);
    scale(inputs[2], 2 * BINS, 3 * BINS, random);
  }

  private static void rotate(float[] rows, int count, int shift) {
    float[] kept = new float[BINS];
    for (int row = 0; row < count; row++) {
      System.arraycopy(rows, row * BINS, kept, 0, BINS);
      for (int bin = 0; bin < BINS; bin++) {
        rows[row * BINS + Math.floorMod(bin + shift, BINS)] = kept[bin];
      }
    }
  }

  private static void reverseRows(float[] image) {
    for (int low = 0, high = image.length / BINS - 1; low < high; low++, high--) {
      for (int bin = 0; bin < BINS; bin++) {
        float kept = image[low * BINS + bin];
        image[low * BINS + bin] = image[high * BINS + bin];
        image[high * BINS + bin] = kept;
      }
    }
  }

  private static void loseRows(float[] image, RandomGenerator random) {
    for (int row = 0; row < image.length / BINS; row++) {
      if (random.nextDouble() < ROW_LOSS) {
        java.util.Arrays.fill(image, row * BINS, (row + 1) * BINS, 0);
      }
    }
  }

  private static void scale(float[] values, int from, int to, RandomGenerator random) {
    float factor = (float) Math.exp(0.1 * random.nextGaussian());
    for (int i = from; i < to; i++) {
      values[i] *= factor;
    }
  }
}
