package org.pulsartriage.ingest.service;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Liveness;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.pulsartriage.ingest.pipeline.IngestPipeline;

/** Down once the pipeline can publish nothing more, which only a new start can mend. */
@Singleton
@Liveness
@Readiness
final class IngestHealth extends AbstractHealthIndicator<Map<String, String>> {

  private final IngestPipeline pipeline;

  IngestHealth(IngestPipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Override
  protected String getName() {
    return "ingest";
  }

  @Override
  protected Map<String, String> getHealthInformation() {
    Optional<String> failure = pipeline.failure();
    healthStatus = failure.isPresent() ? HealthStatus.DOWN : HealthStatus.UP;
    return failure.map(why -> Map.of("error", why)).orElse(Map.of());
  }
}
