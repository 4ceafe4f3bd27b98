package org.pulsartriage.scorer.service;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KafkaStreams;

/** Up while every partition is being scored; down while state is restored or partitions move. */
@Singleton
@Readiness
final class ScorerReadiness extends AbstractHealthIndicator<Map<String, String>> {

  private final ScorerStreams streams;

  ScorerReadiness(ScorerStreams streams) {
    this.streams = streams;
  }

  @Override
  protected String getName() {
    return "scorer";
  }

  @Override
  protected Map<String, String> getHealthInformation() {
    KafkaStreams.State state = streams.state();
    healthStatus = state == KafkaStreams.State.RUNNING ? HealthStatus.UP : HealthStatus.DOWN;
    Map<String, String> details = new TreeMap<>();
    details.put("state", state.name());
    details.put("model", streams.model().modelId());
    details.put("digest", streams.model().digest());
    streams.shadow().ifPresent(shadow -> details.put("shadow", shadow.modelId()));
    if (streams.failure() != null) {
      details.put("error", streams.failure());
    }
    return details;
  }
}
