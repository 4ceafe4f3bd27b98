package org.pulsartriage.candidates.simulator;

/**
 * What was put into a simulated candidate.
 *
 * @param kind what it is
 * @param snr S/N injected into the profile, by the best boxcar at the true period and dispersion
 *     measure; 0 for noise
 * @param period true period in seconds, at which the search found it
 * @param dm true dispersion measure in pc cm^-3; for noise that of its chance peak
 * @param width pulse width in turns, 0 to 1; 0 for noise
 */
public record Truth(CandidateKind kind, double snr, double period, double dm, double width) {

  /**
   * @return 1 for a pulsar, 0 for anything else
   */
  public int label() {
    return kind.isPulsar() ? 1 : 0;
  }
}
