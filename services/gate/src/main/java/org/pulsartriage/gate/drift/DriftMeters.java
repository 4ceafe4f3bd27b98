package org.pulsartriage.gate.drift;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The counters of the watch for drift, all beginning with {@code triage.drift.}. */
final class DriftMeters {

  private final Counter counted;
  private final Counter late;
  private final Counter hours;
  private final Counter alarms;

  /**
   * @param registry where they are kept
   */
  DriftMeters(MeterRegistry registry) {
    counted = counter(registry, "counted", "Candidates and scores counted");
    late = counter(registry, "late", "Candidates and scores of hours that had been closed");
    hours = counter(registry, "hours", "Hours closed");
    alarms = counter(registry, "alarms", "Quantities of a beam and hour that had drifted");
  }

  void counted() {
    counted.increment();
  }

  void late() {
    late.increment();
  }

  void hour() {
    hours.increment();
  }

  void alarm() {
    alarms.increment();
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder("triage.drift." + name).description(description).register(registry);
  }
}
