package org.pulsartriage.gate.watch;

import java.time.Duration;
import org.pulsartriage.gate.rules.GateRules;

/**
 * What the gate does by itself, and how often it looks.
 *
 * @param rules promotion, floor and rollback
 * @param autoShadow whether a new release becomes the shadow
 * @param interval time between two looks, 10 ms or more
 */
public record GateSettings(GateRules rules, boolean autoShadow, Duration interval) {

  private static final Duration LEAST_INTERVAL = Duration.ofMillis(10);

  /** Refuses a loop that never rests. */
  public GateSettings {
    if (interval.compareTo(LEAST_INTERVAL) < 0) {
      throw new IllegalArgumentException("triage.gate.interval: " + interval + ": 10 ms or more");
    }
  }
}
