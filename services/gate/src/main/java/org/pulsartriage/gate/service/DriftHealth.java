package org.pulsartriage.gate.service;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/** Down once the watch for drift has stopped. */
@Singleton
@Liveness
@Requires(bean = DriftFactory.Drift.class)
final class DriftHealth extends AbstractHealthIndicator<Map<String, String>> {

  private final DriftFactory.Drift drift;

  DriftHealth(DriftFactory.Drift drift) {
    this.drift = drift;
  }

  @Override
  protected String getName() {
    return "drift";
  }

  @Override
  protected Map<String, String> getHealthInformation() {
    String failure = drift.streams().failure();
    if (failure == null && drift.streams().state() == KafkaStreams.State.ERROR) {
      failure = "stopped";
    }
    healthStatus = failure == null ? HealthStatus.UP : HealthStatus.DOWN;
    return failure == null ? Map.of() : Map.of("error", failure);
  }
}
