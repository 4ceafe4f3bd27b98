package org.pulsartriage.scorer.beams;

import java.util.Set;

/**
 * The 13 beams of the Parkes multibeam receiver by their numbers: beam 1 in the middle, 2 to 7
 * around it at 29.1 arcmin, 8 to 13 outside at 50.8 arcmin, beam 9 between 2 and 3, beam 10 between
 * 3 and 4 (Staveley-Smith et al. 1996, PASA 13, 243; the observatory's page on the geometry of the
 * multibeam).
 */
final class ParkesMultibeam implements BeamGeometry {

  private static final int BEAMS = 13;
  private static final int RING = 6;
  private static final int FIRST_INNER = 2;
  private static final int FIRST_OUTER = 8;

  @Override
  public boolean areAdjacent(BeamPlace one, BeamPlace other) {
    if (one.isSameBeam(other)) {
      return true;
    }
    if (one.beam() == null || other.beam() == null) {
      return false;
    }
    int low = Math.min(one.beam(), other.beam());
    int high = Math.max(one.beam(), other.beam());
    if (low < 1 || high > BEAMS) {
      return false;
    }
    if (low == 1) {
      return high < FIRST_OUTER;
    }
    int inner = low - FIRST_INNER;
    if (high < FIRST_OUTER) {
      return Set.of(1, RING - 1).contains(high - low);
    }
    // Outer beams have no outer neighbours: they are as far apart as they are from the middle.
    int outer = high - FIRST_OUTER;
    return low < FIRST_OUTER && (outer == inner || outer == (inner + 1) % RING);
  }
}
