package org.pulsartriage.models.engine;

/** Where a cascade's first stage lets pass to the second. */
public final class CascadeGate {

  private CascadeGate() {}

  /**
   * The highest gate at which the cascade finds every pulsar that the second stage finds by itself.
   *
   * @param firstProbabilities the first stage's probability of each candidate of a validation set
   * @param found whether the candidate is a pulsar and the second stage calls it one
   * @return the gate, 0 to 1; 0, which lets all pass, where the second stage finds none
   * @throws IllegalArgumentException for lengths that differ, or a value that is no probability
   */
  public static double losingNothing(double[] firstProbabilities, boolean[] found) {
    if (firstProbabilities.length != found.length) {
      throw new IllegalArgumentException(
          firstProbabilities.length + " probabilities for " + found.length + " candidates");
    }
    double gate = Double.POSITIVE_INFINITY;
    for (int i = 0; i < found.length; i++) {
      if (!(firstProbabilities[i] >= 0 && firstProbabilities[i] <= 1)) {
        throw new IllegalArgumentException(
            "probability of candidate " + i + " is " + firstProbabilities[i]);
      }
      if (found[i]) {
        gate = Math.min(gate, firstProbabilities[i]);
      }
    }
    return Double.isInfinite(gate) ? 0 : gate;
  }
}
