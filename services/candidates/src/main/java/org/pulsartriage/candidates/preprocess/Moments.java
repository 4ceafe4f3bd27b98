package org.pulsartriage.candidates.preprocess;

import java.nio.ByteBuffer;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.schemas.Plane;
import org.pulsartriage.schemas.SampleEncoding;

/**
 * Moments of the samples of a plane on the scale 0 to 255, as HTRU2 has them: of the whole
 * population, the kurtosis less 3. All but the mean are 0 where the samples are all the same.
 *
 * @param mean 0 to 255
 * @param standardDeviation 0 to 127.5
 * @param skewness no unit
 * @param excessKurtosis no unit, -2 or more
 */
record Moments(double mean, double standardDeviation, double skewness, double excessKurtosis) {

  static final Moments NONE = new Moments(0, 0, 0, 0);

  private static final int LEVELS = 256;

  /**
   * 8-bit samples are taken as they are. Float samples are scaled so that the lowest is 0 and the
   * highest 255.
   */
  static Moments of(Plane plane) {
    return plane.getEncoding() == SampleEncoding.U8
        ? ofBytes(plane.getSamples())
        : ofFloats(Planes.values(plane));
  }

  // Counts of levels make the moments exact, whatever the order of the samples.
  private static Moments ofBytes(ByteBuffer samples) {
    int[] counts = new int[LEVELS];
    int size = samples.remaining();
    int start = samples.position();
    for (int i = 0; i < size; i++) {
      counts[samples.get(start + i) & 0xff]++;
    }
    long sum = 0;
    for (int level = 0; level < LEVELS; level++) {
      sum += (long) level * counts[level];
    }
    double mean = (double) sum / size;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (int level = 0; level < LEVELS; level++) {
      double from = level - mean;
      double square = from * from * counts[level];
      second += square;
      third += square * from;
      fourth += square * from * from;
    }
    return of(mean, second / size, third / size, fourth / size);
  }

  private static Moments ofFloats(float[] values) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    if (!(highest > lowest)) {
      return NONE;
    }
    double scale = (LEVELS - 1) / (highest - lowest);
    double mean = 0;
    for (float value : values) {
      mean += (value - lowest) * scale;
    }
    mean /= values.length;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (float value : values) {
      double from = (value - lowest) * scale - mean;
      double square = from * from;
      second += square;
      third += square * from;
      fourth += square * square;
    }
    return of(mean, second / values.length, third / values.length, fourth / values.length);
  }

  private static Moments of(double mean, double second, double third, double fourth) {
    if (second == 0) {
      return new Moments(mean, 0, 0, 0);
    }
    double deviation = Math.sqrt(second);
    return new Moments(
        mean, deviation, third / (second * deviation), fourth / (second * second) - 3);
  }
}
