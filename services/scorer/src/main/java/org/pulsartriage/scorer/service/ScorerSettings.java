package org.pulsartriage.scorer.service;

import java.nio.file.Path;
import java.time.Duration;
import org.pulsartriage.scorer.topology.ScoringLimits;

/**
 * How the scorer runs.
 *
 * @param stateDirectory where its state stores lie; kept between starts, owned by one process
 * @param threads stream threads, 1 or more; more than there are partitions stand idle
 * @param commitInterval longest time between commits
 * @param limits of batches and memory
 */
public record ScorerSettings(
    Path stateDirectory, int threads, Duration commitInterval, ScoringLimits limits) {

  /** Longest time between commits where none is configured. */
  public static final Duration DEFAULT_COMMIT_INTERVAL = Duration.ofMillis(500);

  /** Checks the ranges. */
  public ScorerSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("scorer threads " + threads + ": 1 or more");
    }
    if (commitInterval.toMillis() < 1) {
      throw new IllegalArgumentException(
          "scorer commit interval " + commitInterval + ": 1 ms or more");
    }
  }

  /**
   * @param other stream threads, 1 or more
   * @return these settings with that number of threads
   */
  public ScorerSettings withThreads(int other) {
    return new ScorerSettings(stateDirectory, other, commitInterval, limits);
  }

  /**
   * @param stateDirectory where the state stores lie
   * @param threads stream threads
   * @return settings with the default times and limits
   */
  public static ScorerSettings in(Path stateDirectory, int threads) {
    return new ScorerSettings(
        stateDirectory, threads, DEFAULT_COMMIT_INTERVAL, ScoringLimits.STANDARD);
  }
}
