package org.pulsartriage.scorer.service;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/** Down once the scoring of samples has stopped by itself, which only a new start can mend. */
@Singleton
@Liveness
@Requires(bean = SampleStreams.class)
final class SampleLiveness extends AbstractHealthIndicator<Map<String, String>> {

  private final SampleStreams streams;

  SampleLiveness(SampleStreams streams) {
    this.streams = streams;
  }

  @Override
  protected String getName() {
    return "sample-threads";
  }

  @Override
  protected Map<String, String> getHealthInformation() {
    boolean stopped = streams.failure() != null || streams.state().equals(KafkaStreams.State.ERROR);
    healthStatus = stopped ? HealthStatus.DOWN : HealthStatus.UP;
    return streams.failure() == null ? Map.of() : Map.of("error", streams.failure());
  }
}
