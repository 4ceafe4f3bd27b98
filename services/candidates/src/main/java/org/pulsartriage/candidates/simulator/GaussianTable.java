package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/**
 * Normal deviates by the hundred thousand: quantiles from a table, five of each 64-bit draw. The
 * tails end at 3.7 standard deviations, which no sum over many cells can tell.
 */
final class GaussianTable {

  private static final int BITS = 12;
  private static final int MASK = (1 << BITS) - 1;
  private static final int A_DRAW = 64 / BITS;
  private static final float[] QUANTILES = quantiles();

  private GaussianTable() {}

  private static float[] quantiles() {
    int size = 1 << BITS;
    float[] quantiles = new float[size];
    double square = 0;
    for (int i = size / 2; i < size; i++) {
      double quantile = tail(1 - (i + 0.5) / size);
      quantiles[i] = (float) quantile;
      square += 2 * quantile * quantile;
    }
    float factor = (float) Math.sqrt(size / square);
    for (int i = size / 2; i < size; i++) {
      quantiles[i] *= factor;
      quantiles[size - 1 - i] = -quantiles[i];
    }
    return quantiles;
  }

  /**
   * The deviate that is exceeded with a given probability (Abramowitz and Stegun 1964, eq. 26.2.23;
   * error under 4.5e-4).
   *
   * @param probability above 0, at most one half
   * @return the deviate, 0 or more
   */
  static double tail(double probability) {
    double t = Math.sqrt(-2 * Math.log(probability));
    return t
        - (2.515517 + t * (0.802853 + t * 0.010328))
            / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  }

  /**
   * @param values to be filled with independent deviates of mean 0 and variance 1
   * @param random source of bits
   */
  static void fill(float[] values, RandomGenerator random) {
    int i = 0;
    while (i < values.length) {
      long draw = random.nextLong();
      for (int part = 0; part < A_DRAW && i < values.length; part++) {
        values[i++] = QUANTILES[(int) draw & MASK];
        draw >>>= BITS;
      }
    }
  }
}
