package org.pulsartriage.ingest;

import org.pulsartriage.candidates.RawCandidate;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.format.PhcxWriter;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.CandidateSimulator;
import org.pulsartriage.schemas.Observation;

/** Raw files for tests: one simulated candidate under many source names. */
public final class SimulatedFiles {

  private static final RawCandidate BASE =
      new CandidateSimulator(20_260_301L)
          .simulate(CandidateKind.NOISE, PhcxGeneration.THORNTON, 0)
          .raw();

  private SimulatedFiles() {}

  /**
   * @param index which
   * @return the bytes of a file, other ones for each index
   */
  public static byte[] phcx(int index) {
    return phcx(Observation.newBuilder(BASE.observation()).setSourceName("SIM" + index).build());
  }

  /**
   * @param index which
   * @return the bytes of a file of a receiver that is not simulated, other ones for each index
   */
  public static byte[] phcxOfAnotherBand(int index) {
    return phcx(
        Observation.newBuilder(BASE.observation())
            .setSourceName("SIM" + index)
            .setCentreFrequency(350.0)
            .build());
  }

  private static byte[] phcx(Observation observation) {
    return new PhcxWriter(PhcxGeneration.THORNTON)
        .write(
            new RawCandidate(
                observation,
                BASE.optimised(),
                BASE.search(),
                BASE.subIntegrations(),
                BASE.subBands(),
                BASE.profile(),
                BASE.dmCurve(),
                BASE.periodDmPlane()));
  }
}
