package org.pulsartriage.models.bundle;

/**
 * How a logit becomes a probability: 1 / (1 + exp(-(slope logit + intercept))) (Platt 1999).
 *
 * @param slope factor of the logit, greater than 0; 1 where nothing was fitted
 * @param intercept added to the scaled logit; 0 where nothing was fitted
 */
public record Calibration(double slope, double intercept) {

  /** The network's own probability, as its softmax gives it. */
  public static final Calibration NONE = new Calibration(1, 0);

  /** Refuses values that would not order candidates as the logit does. */
  public Calibration {
    if (!(slope > 0) || Double.isInfinite(slope) || !Double.isFinite(intercept)) {
      throw new IllegalArgumentException(
          "calibration needs a slope above 0 and a finite intercept, not "
              + slope
              + " and "
              + intercept);
    }
  }

  /**
   * @param logit logit of the positive class less that of the negative class
   * @return probability of the positive class, 0 to 1
   */
  public double probability(double logit) {
    return 1 / (1 + Math.exp(-(slope * logit + intercept)));
  }
}
