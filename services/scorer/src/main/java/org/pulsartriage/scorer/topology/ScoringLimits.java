package org.pulsartriage.scorer.topology;

import java.time.Duration;

/**
 * How much is held, and how long.
 *
 * @param seenRetention how long a scored candidate is remembered, longer than zero
 * @param batchSize candidates of a partition that are scored together at most, 1 or more
 * @param batchIdle a batch that is not full is scored once nothing has come for this long, 1 ms or
 *     more
 * @param commitAfter how long a candidate that was published just now waits for its commit at
 *     least, 1 ms or more
 */
public record ScoringLimits(
    Duration seenRetention, int batchSize, Duration batchIdle, Duration commitAfter) {

  /** Where nothing is configured. */
  public static final ScoringLimits STANDARD =
      new ScoringLimits(Duration.ofDays(14), 32, Duration.ofMillis(5), Duration.ofMillis(50));

  /** Checks the ranges. */
  public ScoringLimits {
    if (seenRetention.toMinutes() < 2) {
      throw new IllegalArgumentException(
          "scorer seen retention " + seenRetention + ": 2 minutes or more");
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("scorer batch size " + batchSize + ": 1 or more");
    }
    if (batchIdle.toMillis() < 1) {
      throw new IllegalArgumentException("scorer batch idle " + batchIdle + ": 1 ms or more");
    }
    if (commitAfter.toMillis() < 1) {
      throw new IllegalArgumentException("scorer commit after " + commitAfter + ": 1 ms or more");
    }
  }
}
