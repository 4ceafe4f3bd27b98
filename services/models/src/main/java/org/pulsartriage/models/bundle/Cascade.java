package org.pulsartriage.models.bundle;

import java.util.Objects;

/**
 * What follows the first network of a cascade.
 *
 * @param gate first network's probability from which on a candidate goes to the second, 0 to 1 and
 *     at most the threshold, so that what stays behind is called no pulsar
 * @param calibration from the second network's logit to probability; that of its own bundle holds
 *     for all candidates, this one for those that pass the gate, among which pulsars are less rare
 * @param second bundle of the second network
 */
public record Cascade(double gate, Calibration calibration, ModelBundle second) {

  /** Refuses a gate that is no probability. */
  public Cascade {
    requireGate(gate);
    Objects.requireNonNull(calibration, "calibration");
    Objects.requireNonNull(second, "second");
  }

  static void requireGate(double gate) {
    if (!(gate >= 0 && gate <= 1)) {
      throw new IllegalArgumentException("gate is " + gate + ", outside 0 to 1");
    }
  }
}
