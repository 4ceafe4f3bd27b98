package org.pulsartriage.gate.watch;

import java.io.IOException;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.schemas.ModelRelease;

/** Measures the calibration of a released model. */
@FunctionalInterface
public interface CalibrationCheck {

  /**
   * @param release a model
   * @return its expected calibration error on the frozen validation set, 0 to 1
   * @throws InvalidBundleException where its bundle is not what it should be
   * @throws IOException where it cannot be fetched
   */
  double errorOf(ModelRelease release) throws InvalidBundleException, IOException;
}
