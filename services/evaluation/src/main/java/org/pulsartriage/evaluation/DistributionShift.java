package org.pulsartriage.evaluation;

import java.util.Arrays;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/**
 * How far a sample lies from a reference, both in the same bins.
 *
 * @param stabilityIndex population stability index, the sum of (p - q) ln(p / q) over the bins with
 *     half a count added to each (Siddiqi 2006, Credit Risk Scorecards, ch. 10); by custom below .1
 *     is no shift, from .25 on a large one
 * @param distance Kolmogorov-Smirnov distance: largest difference of the cumulative shares, 0 to 1
 * @param pValue probability of such a distance, or a larger one, between two samples of these sizes
 *     from one distribution; in bins an upper bound of it
 */
public record DistributionShift(double stabilityIndex, double distance, double pValue) {

  private static final double HALF_A_COUNT = 0.5;
  private static final double TOLERANCE = 1e-15;
  private static final int MOST_TERMS = 10_000;

  /** From here on the third term of the tail's series is below a billionth of the first. */
  private static final double FAR = 1.2;

  /**
   * @param counts what of the sample fell into each bin, 0 or more
   * @param shares share of the reference in each bin, adding up to 1
   * @param referenceSample number of candidates that the reference rests on, above 0
   * @return the shift; none for an empty sample
   * @throws IllegalArgumentException for lengths that differ
   */
  public static DistributionShift of(double[] counts, double[] shares, double referenceSample) {
    if (counts.length != shares.length) {
      throw new IllegalArgumentException(
          counts.length + " counts for " + shares.length + " bins of the reference");
    }
    double sample = Arrays.stream(counts).sum();
    if (sample == 0) {
      return new DistributionShift(0, 0, 1);
    }
    double stability = 0;
    double distance = 0;
    double difference = 0;
    for (int i = 0; i < counts.length; i++) {
      double p = (counts[i] + HALF_A_COUNT) / (sample + HALF_A_COUNT * counts.length);
      double q =
          (shares[i] * referenceSample + HALF_A_COUNT)
              / (referenceSample + HALF_A_COUNT * counts.length);
      stability += (p - q) * Math.log(p / q);
      difference += counts[i] / sample - shares[i];
      distance = Math.max(distance, Math.abs(difference));
    }
    return new DistributionShift(stability, distance, pValue(distance, sample, referenceSample));
  }

  /** The limit distribution at the argument of Stephens 1970, J. R. Stat. Soc. B 32, 115. */
  private static double pValue(double distance, double sample, double referenceSample) {
    double root = Math.sqrt(sample * referenceSample / (sample + referenceSample));
    double argument = (root + 0.12 + 0.11 / root) * distance;
    if (argument < TOLERANCE) {
      return 1;
    }
    if (argument > FAR) {
      // One less the sum below would round to 0.
      double square = argument * argument;
      return Math.min(1, 2 * (Math.exp(-2 * square) - Math.exp(-8 * square)));
    }
    double below = new KolmogorovSmirnovTest().ksSum(argument, TOLERANCE, MOST_TERMS);
    return Math.max(0, Math.min(1, 1 - below));
  }
}
