package org.pulsartriage.models.bundle;

/**
 * A logistic curve: 1 / (1 + exp(-(slope logit + intercept))) (Platt 1999); with an intercept of 0,
 * temperature scaling by 1 / slope (Guo et al. 2017).
 *
 * @param slope factor of the logit, greater than 0; 1 where nothing was fitted
 * @param intercept added to the scaled logit; 0 where nothing was fitted
 */
public record LogisticCalibration(double slope, double intercept) implements Calibration {

  /** Refuses values that would not order candidates as the logit does. */
  public LogisticCalibration {
    if (!(slope > 0) || Double.isInfinite(slope) || !Double.isFinite(intercept)) {
      throw new IllegalArgumentException(
          "calibration needs a slope above 0 and a finite intercept, not "
              + slope
              + " and "
              + intercept);
    }
  }

  @Override
  public double probability(double logit) {
    return 1 / (1 + Math.exp(-(slope * logit + intercept)));
  }
}
