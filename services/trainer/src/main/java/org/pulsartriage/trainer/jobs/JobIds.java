package org.pulsartriage.trainer.jobs;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/**
 * Names for jobs that a person can read and type: when it was asked for, and four random digits.
 */
public final class JobIds {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param clock tells when
   * @param random the four digits
   */
  public JobIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * @return another name, e.g. {@code 20260131-120000-4f2a}
   */
  public String next() {
    return "%s-%04x".formatted(TIME.format(clock.instant()), random.nextInt(1 << 16));
  }
}
