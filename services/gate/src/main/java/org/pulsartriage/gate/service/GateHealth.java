package org.pulsartriage.gate.service;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.pulsartriage.gate.recall.GateStreams;
import org.pulsartriage.gate.watch.GateLoop;

/** Down once the counts have stopped, and while the gate cannot look at what is committed. */
@Singleton
@Liveness
final class GateHealth extends AbstractHealthIndicator<Map<String, String>> {

  private final GateStreams counts;
  private final GateLoop loop;

  GateHealth(GateStreams counts, GateLoop loop) {
    this.counts = counts;
    this.loop = loop;
  }

  @Override
  protected String getName() {
    return "gate";
  }

  @Override
  protected Map<String, String> getHealthInformation() {
    Map<String, String> errors = new TreeMap<>();
    if (loop.failure() != null) {
      errors.put("watch", loop.failure());
    }
    if (counts.failure() != null) {
      errors.put("counts", counts.failure());
    }
    healthStatus = errors.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN;
    return errors;
  }
}
