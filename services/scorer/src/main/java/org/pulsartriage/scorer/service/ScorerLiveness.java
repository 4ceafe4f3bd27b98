package org.pulsartriage.scorer.service;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/** Down once the scorer has stopped by itself, which only a new start can mend. */
@Singleton
@Liveness
final class ScorerLiveness extends AbstractHealthIndicator<Map<String, String>> {

  private final ScorerStreams streams;

  ScorerLiveness(ScorerStreams streams) {
    this.streams = streams;
  }

  @Override
  protected String getName() {
    return "scorer-threads";
  }

  @Override
  protected Map<String, String> getHealthInformation() {
    boolean stopped = streams.failure() != null || streams.state().equals(KafkaStreams.State.ERROR);
    healthStatus = stopped ? HealthStatus.DOWN : HealthStatus.UP;
    return streams.failure() == null ? Map.of() : Map.of("error", streams.failure());
  }
}
