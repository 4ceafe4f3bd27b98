package org.pulsartriage.trainer.calibration;

import org.pulsartriage.models.bundle.Calibration;

/** One way of finding a calibration. */
public interface CalibrationFit {

  /**
   * @return its name, as in a recipe
   */
  String name();

  /**
   * @param samples held-out samples at the survey's prior
   * @return the calibration that suits them best
   */
  Calibration fit(HeldOut samples);
}
