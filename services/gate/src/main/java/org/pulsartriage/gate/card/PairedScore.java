package org.pulsartriage.gate.card;

import org.pulsartriage.gate.recall.Truth;

/**
 * One candidate that both models have scored as the night went.
 *
 * @param candidateId its identity
 * @param fileName name of its raw file
 * @param night its night, YYYY-MM-DD
 * @param truth why it is known to be a pulsar
 * @param snr S/N that it was injected with, its own otherwise; NaN where unknown
 * @param before the replaced model's word
 * @param after the other's
 */
public record PairedScore(
    String candidateId,
    String fileName,
    String night,
    Truth truth,
    double snr,
    Word before,
    Word after) {

  /**
   * One model's word.
   *
   * @param probability 0 to 1
   * @param called whether it calls it a pulsar
   */
  public record Word(double probability, boolean called) {}

  /**
   * @return whether one calls it a pulsar and the other does not
   */
  public boolean disagreed() {
    return before.called() != after.called();
  }
}
