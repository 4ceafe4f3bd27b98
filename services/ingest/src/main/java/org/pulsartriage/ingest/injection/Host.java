package org.pulsartriage.ingest.injection;

import java.util.Optional;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.simulator.CandidateSimulator;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.Observation;

/**
 * What a simulated pulsar takes from a real candidate so as to look like it.
 *
 * @param fileName name of the candidate's file
 * @param generation layout and shape
 * @param observation the pointing
 */
public record Host(String fileName, PhcxGeneration generation, Observation observation) {

  private static final String PHCX = "phcx";
  private static final int MEDLAT_BINS = 64;
  private static final int THORNTON_BINS = 128;

  /**
   * @param candidate a candidate that a file brought
   * @return what to take from it; empty where the simulator makes no candidate of its format, shape
   *     or band
   */
  public static Optional<Host> of(Candidate candidate) {
    PhcxGeneration generation =
        switch (candidate.getSubIntegrations().getColumns()) {
          case MEDLAT_BINS -> PhcxGeneration.MEDLAT;
          case THORNTON_BINS -> PhcxGeneration.THORNTON;
          default -> null;
        };
    if (generation == null
        || !PHCX.equals(candidate.getSource().getFormat())
        || !CandidateSimulator.folds(candidate.getObservation())) {
      return Optional.empty();
    }
    return Optional.of(
        new Host(candidate.getSource().getFileName(), generation, candidate.getObservation()));
  }
}
