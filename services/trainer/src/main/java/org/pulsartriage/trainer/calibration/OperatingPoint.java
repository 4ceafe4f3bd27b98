package org.pulsartriage.trainer.calibration;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.pulsartriage.models.bundle.Calibration;

/**
 * A threshold and what is to be expected of it.
 *
 * @param threshold probability (calibrated) from which a candidate is called a pulsar, 0 to 1
 * @param falsePositiveRate part of the negatives that it calls pulsars, 0 to 1
 * @param recall part of the pulsars that it calls pulsars, 0 to 1
 */
public record OperatingPoint(double threshold, double falsePositiveRate, double recall) {

  /**
   * The threshold of most recall within a false-positive rate.
   *
   * @param samples held-out samples
   * @param calibration from logit to probability
   * @param falsePositiveRate the most that is allowed, 0 to 1
   * @return the lowest threshold within it; just above every negative where a higher rate is not
   *     allowed, or 1 where even that is a negative's probability
   */
  public static OperatingPoint within(
      HeldOut samples, Calibration calibration, double falsePositiveRate) {
    if (!(falsePositiveRate >= 0 && falsePositiveRate <= 1)) {
      throw new IllegalArgumentException(
          "falsePositiveRate is " + falsePositiveRate + ", outside 0 to 1");
    }
    double[] negatives = probabilities(samples, calibration, false);
    int allowed = (int) Math.floor(falsePositiveRate * negatives.length);
    if (allowed == negatives.length) {
      return at(samples, calibration, 0);
    }
    // The first negative that must stay below; those equal to it stay with it.
    double barred = negatives[negatives.length - 1 - allowed];
    return at(samples, calibration, Math.min(1, Math.nextUp(barred)));
  }

  /**
   * @param samples held-out samples
   * @param calibration from logit to probability
   * @param threshold a threshold, 0 to 1
   * @return what is to be expected of it
   */
  public static OperatingPoint at(HeldOut samples, Calibration calibration, double threshold) {
    return new OperatingPoint(
        threshold,
        above(probabilities(samples, calibration, false), threshold),
        above(probabilities(samples, calibration, true), threshold));
  }

  private static double[] probabilities(
      HeldOut samples, Calibration calibration, boolean positive) {
    double[] probabilities =
        IntStream.range(0, samples.size())
            .filter(i -> samples.positive(i) == positive)
            .mapToDouble(i -> calibration.probability(samples.logit(i)))
            .toArray();
    Arrays.sort(probabilities);
    return probabilities;
  }

  private static double above(double[] probabilities, double threshold) {
    return (double) Arrays.stream(probabilities).filter(p -> p >= threshold).count()
        / probabilities.length;
  }
}
