package org.pulsartriage.trainer.service;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a trainer runs.
 *
 * @param worker its name, another one at every start
 * @param folder where jobs keep their checkpoints; shared with the other trainers, or a job that
 *     goes on elsewhere begins anew
 * @param heartbeat how often it says that it is at a job
 * @param lease how long a trainer may say nothing before others take its job up; several heartbeats
 * @param mostAttempts how many trainers may take a job up before it is given up
 */
public record TrainerSettings(
    String worker, Path folder, Duration heartbeat, Duration lease, int mostAttempts) {

  /** How often it says that it is at a job. */
  public static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(2);

  /** How long it may say nothing. */
  public static final Duration DEFAULT_LEASE = Duration.ofSeconds(20);

  /** How many trainers may take a job up. */
  public static final int DEFAULT_MOST_ATTEMPTS = 20;

  /** Checks the ranges. */
  public TrainerSettings {
    if (worker.isBlank()) {
      throw new IllegalArgumentException("trainer: its name is empty");
    }
    if (heartbeat.isNegative() || heartbeat.isZero()) {
      throw new IllegalArgumentException("trainer: heartbeat " + heartbeat + ", above 0 wanted");
    }
    if (lease.compareTo(heartbeat.multipliedBy(3)) < 0) {
      throw new IllegalArgumentException(
          "trainer: lease " + lease + " is below three heartbeats of " + heartbeat);
    }
    if (mostAttempts < 1) {
      throw new IllegalArgumentException(
          "trainer: attempts " + mostAttempts + ", 1 or more wanted");
    }
  }
}
