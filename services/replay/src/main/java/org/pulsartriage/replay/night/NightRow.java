package org.pulsartriage.replay.night;

/**
 * One candidate of a night under two models.
 *
 * @param candidateId its identity
 * @param fileName name of its raw file
 * @param period period in seconds; null where unknown
 * @param dm dispersion measure in pc cm^-3; null where unknown
 * @param snr recorded S/N; null where unknown
 * @param pulsar whether it is one; null where nobody knows
 * @param injected whether it is a simulated pulsar among the real candidates, which is never shown
 *     as lost or won
 * @param before the first model's word
 * @param after the second model's word
 */
record NightRow(
    String candidateId,
    String fileName,
    Double period,
    Double dm,
    Double snr,
    Boolean pulsar,
    boolean injected,
    Word before,
    Word after) {

  /**
   * @param logit logit of the positive class less that of the negative class
   * @param probability calibrated probability of being a pulsar
   * @param called whether the model calls it a pulsar
   * @param rank 1 for the highest logit of the night; equals share a rank; an injected pulsar has
   *     that which it would have among the real candidates
   */
  record Word(double logit, double probability, boolean called, int rank) {}

  boolean disagreed() {
    return before.called() != after.called();
  }

  /** How far the probability moved. */
  double shift() {
    return after.probability() - before.probability();
  }

  /** How far it moved in rank: the logarithm of the factor. */
  double move() {
    return Math.abs(Math.log((double) after.rank() / before.rank()));
  }
}
