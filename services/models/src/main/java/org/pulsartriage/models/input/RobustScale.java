package org.pulsartriage.models.input;

import java.util.Arrays;

/**
 * Rows brought to a median of 0 and a noise of 1, so that what a source's scaling did to them is
 * gone: 8-bit rows stretched to their own range and float rows in the unit of a telescope look
 * alike.
 */
final class RobustScale {

  /** Standard deviation of a normal distribution over its median absolute deviation. */
  private static final double NORMAL = 1.4826;

  /**
   * Least noise, as a part of the row's range. A bright pulse leaves an 8-bit row a noise of one
   * step or none, which would be no measure of it.
   */
  private static final double LEAST_NOISE = 0.01;

  private RobustScale() {}

  /**
   * Scales a part of an array in place. Values that are not finite count as the median; a constant
   * part becomes 0.
   *
   * @param values an array
   * @param from first index
   * @param to index after the last
   */
  static void apply(float[] values, int from, int to) {
    double[] sorted = finite(values, from, to);
    if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
      Arrays.fill(values, from, to, 0);
      return;
    }
    double middle = median(sorted);
    double range = sorted[sorted.length - 1] - sorted[0];
    double noise = noise(medianDeviation(sorted, middle), range);
    for (int i = from; i < to; i++) {
      values[i] = Float.isFinite(values[i]) ? (float) ((values[i] - middle) / noise) : 0;
    }
  }

  /**
   * @param deviation median distance from the median
   * @param range greatest value less the least
   * @return standard deviation of the noise
   */
  static double noise(double deviation, double range) {
    return Math.max(NORMAL * deviation, LEAST_NOISE * range);
  }

  /**
   * Scales each row of a plane in place, as {@link #apply}.
   *
   * @param values rows x columns values, row-major
   * @param columns values a row
   */
  static void applyToRows(float[] values, int columns) {
    for (int from = 0; from < values.length; from += columns) {
      apply(values, from, from + columns);
    }
  }

  /**
   * Compresses in place by the inverse hyperbolic sine: linear within the noise, logarithmic above,
   * so that a pulse of S/N 500 is no more than five times one of S/N 5.
   *
   * @param values values in units of the noise
   */
  static void compress(float[] values) {
    for (int i = 0; i < values.length; i++) {
      double size = Math.abs(values[i]);
      values[i] = (float) Math.copySign(Math.log(size + Math.sqrt(size * size + 1)), values[i]);
    }
  }

  private static double[] finite(float[] values, int from, int to) {
    double[] kept = new double[to - from];
    int count = 0;
    for (int i = from; i < to; i++) {
      if (Float.isFinite(values[i])) {
        kept[count++] = values[i];
      }
    }
    kept = Arrays.copyOf(kept, count);
    Arrays.sort(kept);
    return kept;
  }

  /**
   * Median of the distances from the median. They grow from the middle of the sorted values
   * outwards, so that merging both sides gives them in order without another sort.
   */
  private static double medianDeviation(double[] sorted, double middle) {
    int right = sorted.length / 2;
    int left = right - 1;
    double last = 0;
    double beforeLast = 0;
    for (int taken = 0; taken <= sorted.length / 2; taken++) {
      double below = left < 0 ? Double.POSITIVE_INFINITY : middle - sorted[left];
      double above = right == sorted.length ? Double.POSITIVE_INFINITY : sorted[right] - middle;
      beforeLast = last;
      if (below < above) {
        last = below;
        left--;
      } else {
        last = above;
        right++;
      }
    }
    return sorted.length % 2 == 1 ? last : (beforeLast + last) / 2;
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
