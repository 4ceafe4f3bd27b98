package org.pulsartriage.candidates.preprocess;

import java.util.Arrays;

/**
 * The pulse of a profile of n bins, found by the best boxcar.
 *
 * <p>A boxcar of w neighbouring bins (round the turn, w up to n / 2) is best where {@code (sum - w
 * median) / sqrt(w)} is highest, the median being that of all bins. What lies further than w / 2 on
 * either side of it is off-pulse (or, where that leaves less than a quarter, all bins); its mean m
 * and standard deviation s are taken after bins beyond 3 s were thrice left out. Then {@code S/N =
 * (sum - w m) / sqrt(w (s^2 + q^2 / 12))}, where q is a 255th of the profile's range: no profile is
 * known better than to the step of its recording, and a noiseless one has a finite S/N.
 *
 * @param snr signal-to-noise ratio, 0 or more; 0 for a constant profile
 * @param bin the bin at the middle of the boxcar; the upper one of two; n / 2 for a constant
 *     profile
 */
record Pulse(double snr, int bin) {

  private static final int CLIPPINGS = 3;
  private static final double CLIP = 3;
  private static final int EVERY_WIDTH = 64;

  /**
   * @param profile finite values, one or more
   */
  static Pulse of(double[] profile) {
    int n = profile.length;
    double[] sorted = profile.clone();
    Arrays.sort(sorted);
    double range = sorted[n - 1] - sorted[0];
    if (!(range > 0)) {
      return new Pulse(0, n / 2);
    }
    double median = (sorted[n / 2] + sorted[(n - 1) / 2]) / 2;
    double[] sums = new double[2 * n + 1];
    for (int i = 0; i < 2 * n; i++) {
      sums[i + 1] = sums[i] + profile[i < n ? i : i - n];
    }
    double best = 0;
    for (int width = 1; width <= Math.max(1, n / 2); width = next(width)) {
      double most = Double.NEGATIVE_INFINITY;
      for (int start = 0; start < n; start++) {
        most = Math.max(most, sums[start + width] - sums[start]);
      }
      best = Math.max(best, height(most, width, median));
    }
    // Of equal boxcars the one of highest S/N, so that a rotation changes nothing.
    double equal = best * (1 - 1e-12);
    Pulse pulse = new Pulse(0, n / 2);
    for (int width = 1; width <= Math.max(1, n / 2); width = next(width)) {
      double least = equal * Math.sqrt(width) + width * median;
      for (int start = 0; start < n; start++) {
        double sum = sums[start + width] - sums[start];
        if (sum >= least) {
          double snr = snr(profile, start, width, sum, range);
          if (snr > pulse.snr) {
            pulse = new Pulse(snr, (start + width / 2) % n);
          }
        }
      }
    }
    return pulse;
  }

  /**
   * @return turns, -0.5 to 0.5, a whole number of bins, by which to rotate towards later phase so
   *     that the middle of the pulse stands in bin n / 2
   */
  double shiftToCentre(int bins) {
    int shift = bins / 2 - bin;
    return (double) shift / bins;
  }

  // All widths where they are few; a tenth apart where they are many, lest the work be squared.
  private static int next(int width) {
    return width < EVERY_WIDTH ? width + 1 : width + width / 10;
  }

  private static double height(double sum, int width, double median) {
    return (sum - width * median) / Math.sqrt(width);
  }

  private static double snr(double[] profile, int start, int width, double sum, double range) {
    int n = profile.length;
    int margin = width / 2;
    int off = n - width - 2 * margin;
    int from = start + width + margin;
    if (off < Math.max(2, n / 4)) {
      off = n;
    }
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    double mean = 0;
    double variance = 0;
    for (int clipping = 0; clipping <= CLIPPINGS; clipping++) {
      double total = 0;
      int count = 0;
      for (int i = 0; i < off; i++) {
        double value = profile[(from + i) % n];
        if (value >= low && value <= high) {
          total += value;
          count++;
        }
      }
      mean = total / count;
      double squares = 0;
      for (int i = 0; i < off; i++) {
        double value = profile[(from + i) % n];
        if (value >= low && value <= high) {
          squares += (value - mean) * (value - mean);
        }
      }
      variance = squares / count;
      double reach = CLIP * Math.sqrt(variance) + range * 1e-9;
      low = mean - reach;
      high = mean + reach;
    }
    double step = range / 255;
    double noise = Math.sqrt(width * (variance + step * step / 12));
    return Math.max(0, (sum - width * mean) / noise);
  }
}
