package org.pulsartriage.scorer.beams;

/** Which beams of a receiver lie next to each other on the sky. */
interface BeamGeometry {

  /**
   * @param one a beam
   * @param other a beam of the same pointing
   * @return whether one source on the sky can be in both main beams; never where this is not known
   */
  boolean areAdjacent(BeamPlace one, BeamPlace other);
}
