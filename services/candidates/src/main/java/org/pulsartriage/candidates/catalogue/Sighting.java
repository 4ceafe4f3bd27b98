package org.pulsartriage.candidates.catalogue;

import java.util.Optional;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Observation;

/**
 * What of a candidate is compared with known pulsars. Values that a source did not give are null.
 *
 * @param position centre of the beam
 * @param period in seconds, more than 0
 * @param barycentric whether the period is that at the barycentre, not at the telescope
 * @param dm dispersion measure in pc cm^-3
 * @param width pulse width in turns, more than 0, at most 1
 * @param centreFrequency centre of the band in MHz, more than half the bandwidth
 * @param bandwidth in MHz, more than 0
 * @param length of the observation in seconds, more than 0
 */
public record Sighting(
    SkyPosition position,
    double period,
    boolean barycentric,
    Double dm,
    Double width,
    Double centreFrequency,
    Double bandwidth,
    Double length) {

  /**
   * @param candidate a candidate, whatever its values: one that cannot be true counts as not given
   * @return what can be compared; empty where there is no position or no period
   */
  public static Optional<Sighting> of(Candidate candidate) {
    return of(candidate.getObservation(), candidate.getOptimised());
  }

  /**
   * @param observation a candidate's pointing
   * @param fold its optimised values
   * @return what can be compared; empty where there is no position or no period
   */
  public static Optional<Sighting> of(Observation observation, FoldValues fold) {
    Double rightAscension = observation.getRightAscension();
    Double declination = observation.getDeclination();
    boolean barycentric = positive(fold.getBarycentricPeriod()) != null;
    Double period =
        positive(barycentric ? fold.getBarycentricPeriod() : fold.getTopocentricPeriod());
    if (rightAscension == null
        || declination == null
        || period == null
        || !SkyPosition.isPosition(rightAscension, declination)) {
      return Optional.empty();
    }
    Double width = positive(fold.getWidth());
    Double frequency = positive(observation.getCentreFrequency());
    // The sign only says which channel comes first.
    Double bandwidth =
        observation.getBandwidth() == null ? null : positive(Math.abs(observation.getBandwidth()));
    boolean band = frequency != null && bandwidth != null && bandwidth < 2 * frequency;
    return Optional.of(
        new Sighting(
            new SkyPosition(rightAscension, declination),
            period,
            barycentric,
            fold.getDm() != null && Double.isFinite(fold.getDm()) ? fold.getDm() : null,
            width != null && width <= 1 ? width : null,
            band ? frequency : null,
            band ? bandwidth : null,
            positive(observation.getLength())));
  }

  private static Double positive(Double value) {
    return value != null && value > 0 && Double.isFinite(value) ? value : null;
  }
}
