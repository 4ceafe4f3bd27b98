package org.pulsartriage.trainer.calibration;

import org.pulsartriage.models.bundle.LogisticCalibration;

/**
 * The logistic curve of least cross entropy, by Newton's method with step halving. Targets are
 * Platt's (1999): a little short of 0 and 1, so that classes which a logit separates without a
 * single error still have a finite slope.
 */
final class LogisticNewton {

  private static final int STEPS = 100;
  private static final double LEAST_SLOPE = 1e-6;

  private final HeldOut samples;
  private final boolean intercepted;
  private final double positiveTarget;
  private final double negativeTarget;

  /**
   * @param samples held-out samples
   * @param intercepted whether there is an intercept to find; 0 otherwise
   */
  LogisticNewton(HeldOut samples, boolean intercepted) {
    this.samples = samples;
    this.intercepted = intercepted;
    this.positiveTarget = (samples.positives() + 1.0) / (samples.positives() + 2.0);
    this.negativeTarget = 1.0 / (samples.size() - samples.positives() + 2.0);
  }

  LogisticCalibration fit() {
    double slope = 1;
    double intercept = 0;
    double loss = loss(slope, intercept);
    for (int step = 0; step < STEPS; step++) {
      double[] way = way(slope, intercept);
      double length = 1;
      double next = loss;
      while (length > 1e-10) {
        next = loss(slope + length * way[0], intercept + length * way[1]);
        if (next < loss) {
          break;
        }
        length /= 2;
      }
      if (!(next < loss)) {
        break;
      }
      slope += length * way[0];
      intercept += length * way[1];
      boolean settled = loss - next < 1e-13 * loss;
      loss = next;
      if (settled) {
        break;
      }
    }
    // A logit that ranks pulsars below noise can only be flattened: order is never turned round.
    return new LogisticCalibration(Math.max(slope, LEAST_SLOPE), intercept);
  }

  private double target(int i) {
    return samples.positive(i) ? positiveTarget : negativeTarget;
  }

  private double loss(double slope, double intercept) {
    double sum = 0;
    for (int i = 0; i < samples.size(); i++) {
      double z = slope * samples.logit(i) + intercept;
      // ln(1 + e^z) - t z, without overflow.
      double softplus = Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
      sum += samples.weight(i) * (softplus - target(i) * z);
    }
    return sum;
  }

  /** Newton's step: slope, intercept. */
  private double[] way(double slope, double intercept) {
    double gradientSlope = 0;
    double gradientIntercept = 0;
    double ss = 1e-12;
    double si = 0;
    double ii = 1e-12;
    for (int i = 0; i < samples.size(); i++) {
      double x = samples.logit(i);
      double p = 1 / (1 + Math.exp(-(slope * x + intercept)));
      double error = samples.weight(i) * (p - target(i));
      double curve = samples.weight(i) * p * (1 - p);
      gradientSlope += error * x;
      gradientIntercept += error;
      ss += curve * x * x;
      si += curve * x;
      ii += curve;
    }
    if (!intercepted) {
      return new double[] {-gradientSlope / ss, 0};
    }
    double determinant = ss * ii - si * si;
    return new double[] {
      -(ii * gradientSlope - si * gradientIntercept) / determinant,
      -(ss * gradientIntercept - si * gradientSlope) / determinant
    };
  }
}
