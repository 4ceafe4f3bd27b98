package org.pulsartriage.ingest.injection;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Which simulated pulsars run with the files.
 *
 * @param share pulsars for each candidate that files bring, 0 (none) to 0.5
 * @param seed what they follow from; null for one that follows from the name of the run, so that
 *     every run injects others
 * @param leastSnr lowest S/N, above 0
 * @param mostSnr highest S/N; between the two it is spread evenly in its logarithm
 */
public record InjectionSettings(double share, Long seed, double leastSnr, double mostSnr) {

  /** Where a search finds pulsars to where none is missed. */
  public static final double LEAST_SNR = 6;

  /** The upper end where none is configured. */
  public static final double MOST_SNR = 60;

  /** No pulsars. */
  public static final InjectionSettings NONE = of(0);

  private static final double MOST_SHARE = 0.5;
  private static final double MOST_SIMULATED_SNR = 10_000;

  /** Checks the ranges. */
  public InjectionSettings {
    if (!(share >= 0 && share <= MOST_SHARE)) {
      throw new IllegalArgumentException("injection share " + share + ": 0 to " + MOST_SHARE);
    }
    if (!(leastSnr > 0 && leastSnr <= mostSnr && mostSnr <= MOST_SIMULATED_SNR)) {
      throw new IllegalArgumentException(
          "injection S/N from "
              + leastSnr
              + " to "
              + mostSnr
              + ": above 0, ascending, at most "
              + MOST_SIMULATED_SNR);
    }
  }

  /**
   * @param share pulsars for each candidate that files bring, 0 to 0.5
   * @return settings with the usual S/N, other pulsars in every run
   */
  public static InjectionSettings of(double share) {
    return new InjectionSettings(share, null, LEAST_SNR, MOST_SNR);
  }

  /**
   * @param run name of the run
   * @return the seed that holds for it
   */
  long seedOf(String run) {
    return seed != null
        ? seed
        : UUID.nameUUIDFromBytes(run.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
  }
}
