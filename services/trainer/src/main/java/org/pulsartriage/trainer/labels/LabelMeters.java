package org.pulsartriage.trainer.labels;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The counters of the check, all beginning with {@code triage.labels.}. */
final class LabelMeters {

  private final Counter passed;
  private final Counter rejected;

  /**
   * @param registry where they are kept
   */
  LabelMeters(MeterRegistry registry) {
    passed =
        Counter.builder("triage.labels.passed")
            .description("Labels of candidates that had been scored")
            .register(registry);
    rejected =
        Counter.builder("triage.labels.rejected")
            .description("Labels that went to quarantine")
            .register(registry);
  }

  void passed() {
    passed.increment();
  }

  void rejected() {
    rejected.increment();
  }
}
