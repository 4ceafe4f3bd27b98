package org.pulsartriage.scorer.beams;

import org.pulsartriage.candidates.catalogue.SkyPosition;
import org.pulsartriage.schemas.Score;

/**
 * Where a beam is.
 *
 * @param beam its number; null where unknown
 * @param position its centre; null where unknown
 */
record BeamPlace(Integer beam, SkyPosition position) {

  /** Beams without numbers are the same up to this distance in degrees. */
  private static final double SAME = 0.01;

  static BeamPlace of(Score score) {
    Double rightAscension = score.getRightAscension();
    Double declination = score.getDeclination();
    boolean known =
        rightAscension != null
            && declination != null
            && SkyPosition.isPosition(rightAscension, declination);
    return new BeamPlace(
        score.getBeam(), known ? new SkyPosition(rightAscension, declination) : null);
  }

  boolean isKnown() {
    return beam != null || position != null;
  }

  boolean isSameBeam(BeamPlace other) {
    if (beam != null && other.beam != null) {
      return beam.equals(other.beam);
    }
    return position != null && other.position != null && separation(other) < SAME;
  }

  /**
   * @return degrees, or NaN where a position is unknown
   */
  double separation(BeamPlace other) {
    return position == null || other.position == null
        ? Double.NaN
        : position.separation(other.position);
  }
}
