package org.pulsartriage.gate.recall;

import java.util.OptionalDouble;
import org.pulsartriage.schemas.Score;

/** Why a scored candidate is known to be a pulsar. */
public enum Truth {
  /** It was put in. */
  INJECTED,
  /** It agrees with a pulsar of the catalogue. */
  KNOWN,
  /** Nobody knows. */
  NONE;

  /** From this posterior on a candidate counts as the catalogue's pulsar. */
  public static final double LEAST_POSTERIOR = 0.9;

  /**
   * @param score a score
   * @return why its candidate is known to be a pulsar; what was injected is not known as well
   */
  public static Truth of(Score score) {
    if (score.getInjection() != null) {
      return INJECTED;
    }
    boolean known =
        score.getKnownPulsars().stream().anyMatch(one -> one.getPosterior() >= LEAST_POSTERIOR);
    return known ? KNOWN : NONE;
  }

  /**
   * @param score a score
   * @return the S/N that it was injected with, its own otherwise; empty where it has none
   */
  public static OptionalDouble snr(Score score) {
    if (score.getInjection() != null) {
      return OptionalDouble.of(score.getInjection().getSnr());
    }
    return score.getSnr() == null ? OptionalDouble.empty() : OptionalDouble.of(score.getSnr());
  }
}
