package org.pulsartriage.replay.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** The service's counters, all beginning with {@code triage.replay.}. */
public final class ReplayMeters {

  private static final String PREFIX = "triage.replay.";

  private final Counter published;
  private final Timer transactions;

  /**
   * @param registry where they are kept
   */
  public ReplayMeters(MeterRegistry registry) {
    this.published =
        Counter.builder(PREFIX + "published")
            .description("Samples published since the start")
            .register(registry);
    this.transactions =
        Timer.builder(PREFIX + "transaction")
            .description("Time of one transaction of samples and progress")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
  }

  /**
   * @param samples how many it publishes
   * @param transaction publishes them
   */
  void transaction(int samples, Runnable transaction) {
    transactions.record(transaction);
    published.increment(samples);
  }
}
