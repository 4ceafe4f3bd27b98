package org.pulsartriage.gate.drift;

import org.pulsartriage.models.reference.Reference;

/**
 * What an hour is held against.
 *
 * @param name {@link #TRAINING}, or the night that had to do
 * @param reference the distribution
 */
record HeldAgainst(String name, Reference reference) {

  /** The name of a reference that the bundle brought. */
  static final String TRAINING = "training";

  static HeldAgainst night(String night, Reference reference) {
    return new HeldAgainst("night " + night, reference);
  }
}
