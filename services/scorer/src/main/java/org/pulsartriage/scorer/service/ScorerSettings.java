package org.pulsartriage.scorer.service;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the scorer runs.
 *
 * @param stateDirectory where its state stores lie; kept between starts, owned by one process
 * @param threads stream threads, 1 or more; more than there are partitions stand idle
 * @param commitInterval time between commits, which is the latency of exactly-once
 * @param seenRetention how long a scored candidate is remembered
 */
public record ScorerSettings(
    Path stateDirectory, int threads, Duration commitInterval, Duration seenRetention) {

  /** Time between commits where none is configured. */
  public static final Duration DEFAULT_COMMIT_INTERVAL = Duration.ofMillis(100);

  /** How long a scored candidate is remembered where nothing is configured. */
  public static final Duration DEFAULT_SEEN_RETENTION = Duration.ofDays(14);

  /** Checks the ranges. */
  public ScorerSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("scorer threads " + threads + ": 1 or more");
    }
    if (commitInterval.toMillis() < 1) {
      throw new IllegalArgumentException(
          "scorer commit interval " + commitInterval + ": 1 ms or more");
    }
    if (seenRetention.toMinutes() < 2) {
      throw new IllegalArgumentException(
          "scorer seen retention " + seenRetention + ": 2 minutes or more");
    }
  }

  /**
   * @param other stream threads, 1 or more
   * @return these settings with that number of threads
   */
  public ScorerSettings withThreads(int other) {
    return new ScorerSettings(stateDirectory, other, commitInterval, seenRetention);
  }

  /**
   * @param stateDirectory where the state stores lie
   * @param threads stream threads
   * @return settings with the default times
   */
  public static ScorerSettings in(Path stateDirectory, int threads) {
    return new ScorerSettings(
        stateDirectory, threads, DEFAULT_COMMIT_INTERVAL, DEFAULT_SEEN_RETENTION);
  }
}
