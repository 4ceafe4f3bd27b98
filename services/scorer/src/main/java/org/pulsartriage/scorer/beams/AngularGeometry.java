package org.pulsartriage.scorer.beams;

/**
 * Beams whose centres are within a distance, for any receiver.
 *
 * @param within greatest distance of neighbours in degrees
 */
record AngularGeometry(double within) implements BeamGeometry {

  AngularGeometry {
    if (!(within > 0 && within <= 180)) {
      throw new IllegalArgumentException(
          "distance of neighbouring beams " + within + ": more than 0, at most 180 degrees");
    }
  }

  @Override
  public boolean areAdjacent(BeamPlace one, BeamPlace other) {
    return one.isSameBeam(other) || one.separation(other) <= within;
  }
}
