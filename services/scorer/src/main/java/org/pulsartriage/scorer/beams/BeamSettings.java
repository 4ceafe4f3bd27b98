package org.pulsartriage.scorer.beams;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;

/**
 * How candidates are grouped across beams.
 *
 * @param leastProbability scores below this probability are left out, 0 to 1
 * @param window how long after a pointing's first score its groups are decided
 * @param kept how long after a pointing's first score its members are kept, so that late scores
 *     join them; the window or more
 * @param geometry name of the receiver's geometry
 * @param adjacentWithin greatest distance of neighbouring beams in degrees, for the geometry {@code
 *     angular}
 * @param harmonics greatest a and b of the ratios a/b of two periods of one origin, 1 to 16
 * @param sigmas how many standard deviations periods and dispersion measures of one origin may
 *     differ, more than 0
 * @param interferenceBeams number of beams from which on a group whose beams are not all next to
 *     each other is interference, 3 or more
 */
public record BeamSettings(
    double leastProbability,
    Duration window,
    Duration kept,
    String geometry,
    double adjacentWithin,
    int harmonics,
    double sigmas,
    int interferenceBeams) {

  /** Where nothing is configured. */
  public static final BeamSettings STANDARD =
      new BeamSettings(0.5, Duration.ofMinutes(10), Duration.ofHours(2), "angular", 0.66, 8, 5, 5);

  /** Checks the ranges. */
  public BeamSettings {
    if (!(leastProbability >= 0 && leastProbability <= 1)) {
      throw new IllegalArgumentException(
          "beams: least probability " + leastProbability + ": 0 to 1");
    }
    if (window.toMillis() < 1) {
      throw new IllegalArgumentException("beams: window " + window + ": 1 ms or more");
    }
    if (kept.compareTo(window) < 0) {
      throw new IllegalArgumentException(
          "beams: kept " + kept + ": not less than the window, " + window);
    }
    if (harmonics < 1 || harmonics > 16) {
      throw new IllegalArgumentException("beams: harmonics " + harmonics + ": 1 to 16");
    }
    if (!(sigmas > 0 && Double.isFinite(sigmas))) {
      throw new IllegalArgumentException("beams: sigmas " + sigmas + ": more than 0");
    }
    if (interferenceBeams < 3) {
      throw new IllegalArgumentException(
          "beams: interference beams " + interferenceBeams + ": 3 or more");
    }
    BeamGeometries.named(geometry, adjacentWithin);
  }

  /**
   * @return names of the receivers' geometries, in alphabetical order
   */
  public static Set<String> geometries() {
    return Collections.unmodifiableSet(BeamGeometries.names());
  }

  BeamGeometry beamGeometry() {
    return BeamGeometries.named(geometry, adjacentWithin);
  }
}
