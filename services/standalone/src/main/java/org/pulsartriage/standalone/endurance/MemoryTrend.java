package org.pulsartriage.standalone.endurance;

import java.util.List;

/**
 * The straight line through samples of memory (least squares).
 *
 * @param mean mean of the samples in MiB
 * @param slope MiB an hour
 * @param hours time from the first to the last sample
 */
public record MemoryTrend(double mean, double slope, double hours) {

  /** Growth over the time measured, as a part of the mean, that still counts as none. */
  public static final double FLAT = 0.03;

  /**
   * @param samples two or more at different times
   * @return their trend
   */
  static MemoryTrend of(List<MemorySample> samples) {
    double n = samples.size();
    double meanTime = samples.stream().mapToDouble(MemorySample::hours).sum() / n;
    double mean = samples.stream().mapToDouble(MemorySample::mebibytes).sum() / n;
    double covariance = 0;
    double variance = 0;
    for (MemorySample sample : samples) {
      double time = sample.hours() - meanTime;
      covariance += time * (sample.mebibytes() - mean);
      variance += time * time;
    }
    return new MemoryTrend(
        mean,
        covariance / variance,
        samples.get(samples.size() - 1).hours() - samples.get(0).hours());
  }

  /**
   * @return growth over the time measured, as a part of the mean
   */
  public double growth() {
    return slope * hours / mean;
  }

  /**
   * @return whether memory did not grow
   */
  public boolean flat() {
    return growth() <= FLAT;
  }
}
