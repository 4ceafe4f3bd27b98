package org.pulsartriage.scorer.beams;

import java.util.Optional;
import org.pulsartriage.candidates.catalogue.Sighting;
import org.pulsartriage.candidates.catalogue.SkyPosition;
import org.pulsartriage.candidates.catalogue.Tolerances;
import org.pulsartriage.schemas.Score;

/** Whether two candidates of one pointing may have one origin: by start, place, period and DM. */
final class SameOrigin {

  private static final double SECONDS_A_DAY = 86_400;

  /** Starts of one pointing differ by how its files were written. */
  private static final double START_SECONDS = 2;

  /** Greatest distance of two beams of one receiver in degrees: two at once are two telescopes. */
  private static final double RECEIVER = 2.5;

  private static final SkyPosition ANYWHERE = new SkyPosition(0, 0);

  private final int harmonics;
  private final double sigmas;

  SameOrigin(int harmonics, double sigmas) {
    this.harmonics = harmonics;
    this.sigmas = sigmas;
  }

  /**
   * @param a numerator of the ratio of periods, in lowest terms
   * @param b its denominator
   */
  record Ratio(int a, int b) {}

  /**
   * @param first what a group is named by
   * @param other what may belong to it
   * @return the other's period over the first's as a harmonic; empty where they do not agree
   */
  Optional<Ratio> of(Score first, Score other) {
    if (Math.abs(first.getStartMjd() - other.getStartMjd()) * SECONDS_A_DAY > START_SECONDS
        || BeamPlace.of(first).separation(BeamPlace.of(other)) > RECEIVER
        || !dispersionsAgree(first, other)) {
      return Optional.empty();
    }
    return ratio(first, other);
  }

  private Optional<Ratio> ratio(Score first, Score other) {
    double tolerance =
        sigmas
            * Math.hypot(
                Tolerances.logPeriod(sighting(first)).narrow(),
                Tolerances.logPeriod(sighting(other)).narrow());
    double ratio = other.getPeriod() / first.getPeriod();
    // The least denominator that fits gives the ratio in lowest terms.
    for (int b = 1; b <= harmonics; b++) {
      long a = Math.round(ratio * b);
      if (a >= 1 && a <= harmonics && Math.abs(Math.log(ratio * b / a)) <= tolerance) {
        return Optional.of(new Ratio((int) a, b));
      }
    }
    return Optional.empty();
  }

  /** An unknown dispersion measure agrees with any. */
  private boolean dispersionsAgree(Score first, Score other) {
    if (first.getDm() == null || other.getDm() == null) {
      return true;
    }
    double tolerance =
        sigmas
            * Math.hypot(
                Tolerances.dm(sighting(first), first.getDm()).narrow(),
                Tolerances.dm(sighting(other), other.getDm()).narrow());
    return Math.abs(first.getDm() - other.getDm()) <= tolerance;
  }

  /** A score has neither width nor band: the tolerances take usual ones. */
  private static Sighting sighting(Score score) {
    return new Sighting(ANYWHERE, score.getPeriod(), true, score.getDm(), null, null, null, null);
  }
}
