package org.pulsartriage.models.bundle;

import java.util.Objects;

/**
 * The entry {@code cascade.json}.
 *
 * @param gate first network's probability from which on a candidate goes to the second, 0 to 1
 * @param calibration from the second network's logit, of a candidate that got there, to probability
 */
record CascadeSettings(double gate, Calibration calibration) {

  CascadeSettings {
    Cascade.requireGate(gate);
    Objects.requireNonNull(calibration, "calibration");
  }
}
