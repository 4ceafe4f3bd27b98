package org.pulsartriage.trainer.calibration;

import org.pulsartriage.models.bundle.Calibration;

/**
 * Platt's scaling (1999): a factor of the logit and a summand, which also moves the boundary to
 * where the survey's prior has it.
 */
final class PlattFit implements CalibrationFit {

  @Override
  public String name() {
    return "platt";
  }

  @Override
  public Calibration fit(HeldOut samples) {
    return new LogisticNewton(samples, true).fit();
  }
}
