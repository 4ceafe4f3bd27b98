package org.pulsartriage.scorer.service;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/** Down once the grouping across beams has stopped by itself, which only a new start can mend. */
@Singleton
@Liveness
@Requires(bean = BeamStreams.class)
final class BeamLiveness extends AbstractHealthIndicator<Map<String, String>> {

  private final BeamStreams streams;

  BeamLiveness(BeamStreams streams) {
    this.streams = streams;
  }

  @Override
  protected String getName() {
    return "beam-threads";
  }

  @Override
  protected Map<String, String> getHealthInformation() {
    boolean stopped = streams.failure() != null || streams.state().equals(KafkaStreams.State.ERROR);
    healthStatus = stopped ? HealthStatus.DOWN : HealthStatus.UP;
    return streams.failure() == null ? Map.of() : Map.of("error", streams.failure());
  }
}
