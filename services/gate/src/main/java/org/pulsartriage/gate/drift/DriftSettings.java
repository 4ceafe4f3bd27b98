package org.pulsartriage.gate.drift;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How drift is watched for.
 *
 * @param stateDirectory where the state stores lie, owned by one process
 * @param leastSample candidates of a beam and hour below which a quantity is not tested, 1 or more
 * @param significance probability of a false alarm in an hour, over all its tests together, between
 *     0 and 1
 * @param leastStabilityIndex population stability index below which no shift is worth an alarm,
 *     however certain it is; 0 or more
 * @param grace how long nothing must have come for an hour before it is closed, above 0
 */
public record DriftSettings(
    Path stateDirectory,
    long leastSample,
    double significance,
    double leastStabilityIndex,
    Duration grace) {

  /** Candidates of a beam and hour where none are configured. */
  public static final long LEAST_SAMPLE = 200;

  /** One false alarm in a hundred hours. */
  public static final double SIGNIFICANCE = 0.01;

  /** By custom a large shift. */
  public static final double LEAST_STABILITY_INDEX = 0.25;

  /** Longer than ingest tries to publish what it has received. */
  public static final Duration GRACE = Duration.ofMinutes(3);

  /** Checks the ranges. */
  public DriftSettings {
    if (leastSample < 1) {
      throw new IllegalArgumentException("drift: least sample " + leastSample + ", 1 or more");
    }
    if (!(significance > 0 && significance < 1)) {
      throw new IllegalArgumentException(
          "drift: significance " + significance + ", between 0 and 1 wanted");
    }
    if (!(leastStabilityIndex >= 0)) {
      throw new IllegalArgumentException(
          "drift: least stability index " + leastStabilityIndex + ", 0 or more wanted");
    }
    if (grace.isNegative() || grace.isZero()) {
      throw new IllegalArgumentException("drift: grace " + grace + ", above 0 wanted");
    }
  }

  /**
   * @param stateDirectory where the state stores lie
   * @return the usual settings
   */
  public static DriftSettings in(Path stateDirectory) {
    return new DriftSettings(
        stateDirectory, LEAST_SAMPLE, SIGNIFICANCE, LEAST_STABILITY_INDEX, GRACE);
  }
}
