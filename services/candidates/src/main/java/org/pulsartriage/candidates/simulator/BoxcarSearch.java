package org.pulsartriage.candidates.simulator;

import java.util.Arrays;

/**
 * The best boxcar of a profile, as the survey's optimiser took it: the sum of {@code w} of {@code
 * n} bins above the zero level over {@code sigma sqrt(w (1 + w / n))}, with the radiometer's sigma.
 * The zero level stands a little below the lowest mean of half a turn. So does it read in the
 * survey's files.
 */
final class BoxcarSearch {

  /** How far the zero level stands below the lowest mean of half a turn, in sigma of a bin. */
  private static final double ZERO_BELOW = 0.1;

  // Whole numbers, because their maximum is the cheaper one: steps of a unit cell's noise.
  private static final float STEPS = 64;

  private final int bins;
  private final int[] widths;
  private final float[] scales;
  private final float below;
  // Sums over two turns up to each bin.
  private final int[] sums;
  private int zeroOfHalf;

  /**
   * @param bins phase bins of a turn, 64 or more, a multiple of 4
   * @param sigma standard deviation of a bin, 1 or more
   */
  BoxcarSearch(int bins, double sigma) {
    this.bins = bins;
    this.widths = widths(bins);
    this.below = (float) (ZERO_BELOW * sigma);
    this.sums = new int[2 * bins + 1];
    this.scales = new float[widths.length];
    for (int i = 0; i < widths.length; i++) {
      scales[i] = (float) (1 / (sigma * Math.sqrt(widths[i] * (1 + widths[i] / (double) bins))));
    }
  }

  /**
   * @param bins phase bins of a turn
   * @return the widths of the boxcars: each half as wide again as the one before, up to half a turn
   */
  static int[] widths(int bins) {
    int[] widths = new int[16];
    int count = 0;
    for (int width = 1; width < bins / 2; width = Math.max(width + 1, width * 3 / 2)) {
      widths[count++] = width;
    }
    return Arrays.copyOf(widths, count);
  }

  /**
   * @param profile one turn
   * @return S/N of its best boxcar
   */
  float snr(float[] profile) {
    sumUp(profile);
    float zero = zero();
    float best = bestNarrow(zero);
    for (int i = 5; i < widths.length; i++) {
      best = Math.max(best, snr(i, highest(widths[i]), zero));
    }
    return best;
  }

  /**
   * @return zero level of the profile that was asked for last
   */
  float zero() {
    return zeroOfHalf / STEPS / (bins / 2) - below;
  }

  /**
   * @return width in bins of the best boxcar of the profile that was asked for last
   */
  int width() {
    float zero = zero();
    float best = Float.NEGATIVE_INFINITY;
    int bestWidth = 1;
    for (int i = 0; i < widths.length; i++) {
      float snr = snr(i, highest(widths[i]), zero);
      if (snr > best) {
        best = snr;
        bestWidth = widths[i];
      }
    }
    return bestWidth;
  }

  private float snr(int index, int sum, float zero) {
    return (sum / STEPS - zero * widths[index]) * scales[index];
  }

  private void sumUp(float[] profile) {
    float sum = 0;
    for (int i = 0; i < bins; i++) {
      sum += profile[i];
      sums[i + 1] = (int) (sum * STEPS);
    }
    int turn = sums[bins];
    for (int i = 1; i <= bins; i++) {
      sums[bins + i] = turn + sums[i];
    }
    int half = bins / 2;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < bins; i += 4) {
      least = Math.min(least, sums[i + half] - sums[i]);
    }
    zeroOfHalf = least;
  }

  // The five narrowest at once: most of the time goes here, and their sums share their loads.
  private float bestNarrow(float zero) {
    int one = Integer.MIN_VALUE;
    int two = Integer.MIN_VALUE;
    int three = Integer.MIN_VALUE;
    int four = Integer.MIN_VALUE;
    int six = Integer.MIN_VALUE;
    for (int i = 0; i < bins; i++) {
      int from = sums[i];
      one = Math.max(one, sums[i + 1] - from);
      two = Math.max(two, sums[i + 2] - from);
      three = Math.max(three, sums[i + 3] - from);
      four = Math.max(four, sums[i + 4] - from);
      six = Math.max(six, sums[i + 6] - from);
    }
    return Math.max(
        Math.max(Math.max(snr(0, one, zero), snr(1, two, zero)), snr(2, three, zero)),
        Math.max(snr(3, four, zero), snr(4, six, zero)));
  }

  // Wide boxcars are not tried at every bin: neighbours differ by little.
  private int highest(int width) {
    int stride = Math.max(1, width / 6);
    int even = Integer.MIN_VALUE;
    int odd = Integer.MIN_VALUE;
    for (int i = 0; i < bins; i += 2 * stride) {
      even = Math.max(even, sums[i + width] - sums[i]);
      odd = Math.max(odd, sums[i + stride + width] - sums[i + stride]);
    }
    return Math.max(even, odd);
  }
}
