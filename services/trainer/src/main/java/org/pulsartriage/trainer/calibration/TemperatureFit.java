package org.pulsartriage.trainer.calibration;

import org.pulsartriage.models.bundle.Calibration;

/**
 * Temperature scaling (Guo et al. 2017): one factor of the logit. Where the decision boundary lies
 * stays as it is, so it suits networks trained at the survey's own prior.
 */
final class TemperatureFit implements CalibrationFit {

  @Override
  public String name() {
    return "temperature";
  }

  @Override
  public Calibration fit(HeldOut samples) {
    return new LogisticNewton(samples, false).fit();
  }
}
