package org.pulsartriage.evaluation;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * A figure over seeds.
 *
 * @param mean mean over seeds
 * @param sd standard deviation over seeds (n - 1); NaN for one seed
 * @param halfWidth95 half width of the 95 % interval of the mean, by Student's t; NaN for one seed
 * @param seeds number of seeds
 */
public record Summary(double mean, double sd, double halfWidth95, int seeds) {

  /**
   * @param values one value a seed, at least one
   * @return their summary
   */
  public static Summary of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a summary needs the value of at least one seed");
    }
    SummaryStatistics statistics = new SummaryStatistics();
    for (double value : values) {
      statistics.addValue(value);
    }
    int n = values.length;
    if (n == 1) {
      return new Summary(values[0], Double.NaN, Double.NaN, 1);
    }
    double sd = statistics.getStandardDeviation();
    double t = new TDistribution(n - 1).inverseCumulativeProbability(0.975);
    return new Summary(statistics.getMean(), sd, t * sd / Math.sqrt(n), n);
  }
}
