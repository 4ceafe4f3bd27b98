package org.pulsartriage.trainer;

import org.pulsartriage.candidates.CandidateIds;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.format.PhcxWriter;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.CandidateSimulator;
import org.pulsartriage.candidates.simulator.SimulatedCandidate;
import org.pulsartriage.datasets.candidate.CandidateRecords;
import org.pulsartriage.schemas.Candidate;

/** Simulated candidates as ingest would publish them. */
public final class Candidates {

  private static final CandidateSimulator SIMULATOR = new CandidateSimulator(11);
  private static final PhcxGeneration GENERATION = PhcxGeneration.MEDLAT;

  private Candidates() {}

  /**
   * @param kind what it is
   * @param index which one
   * @param night the night it belongs to
   * @return always the same candidate
   */
  public static Candidate simulated(CandidateKind kind, int index, String night) {
    SimulatedCandidate simulated = SIMULATOR.simulate(kind, GENERATION, index);
    byte[] file = new PhcxWriter(GENERATION).write(simulated.raw());
    Candidate candidate =
        CandidateRecords.of(
            simulated.raw(), CandidateIds.of(file), simulated.fileName(), "phcx", file.length);
    candidate.setNight(night);
    return candidate;
  }
}
