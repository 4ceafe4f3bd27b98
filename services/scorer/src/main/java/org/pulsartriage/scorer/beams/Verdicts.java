package org.pulsartriage.scorer.beams;

import java.util.List;
import org.pulsartriage.schemas.BeamVerdict;

/**
 * What the places of a group's beams say. A source on the sky is in one beam, or in two or three
 * that all lie next to each other. What is in many beams at once came in through side lobes: it is
 * interference, unless one beam has it much stronger than those far from it, as a very bright
 * pulsar does; then a person must say.
 */
final class Verdicts {

  /** How many times stronger the strongest member of a bright source is. */
  private static final double DOMINANT = 3;

  private final BeamGeometry geometry;
  private final int interferenceBeams;

  Verdicts(BeamGeometry geometry, int interferenceBeams) {
    this.geometry = geometry;
    this.interferenceBeams = interferenceBeams;
  }

  /**
   * @param place a beam
   * @param snr S/N of its strongest member, or NaN
   */
  record Beam(BeamPlace place, double snr) {}

  /**
   * @param beams the beams of a group, each once, the strongest first
   */
  BeamVerdict of(List<Beam> beams) {
    if (allAdjacent(beams)) {
      return BeamVerdict.SOURCE;
    }
    return beams.size() >= interferenceBeams && !dominates(beams)
        ? BeamVerdict.INTERFERENCE
        : BeamVerdict.UNDECIDED;
  }

  /** Those that do not lie next to the strongest. */
  List<Beam> distant(List<Beam> beams) {
    return beams.stream()
        .filter(beam -> !geometry.areAdjacent(beams.get(0).place(), beam.place()))
        .toList();
  }

  private boolean allAdjacent(List<Beam> beams) {
    return beams.stream()
        .allMatch(
            one ->
                beams.stream().allMatch(other -> geometry.areAdjacent(one.place(), other.place())));
  }

  private boolean dominates(List<Beam> beams) {
    List<Beam> distant = distant(beams);
    return !distant.isEmpty()
        && distant.stream().allMatch(beam -> beams.get(0).snr() >= DOMINANT * beam.snr());
  }
}
