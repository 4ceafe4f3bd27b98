package org.pulsartriage.scorer.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.scorer.model.ModelSource;

/** Starts to score when the service starts, and ends with it. */
@Factory
final class ScorerFactory {

  @Singleton
  @Requires(missingBeans = ModelSource.class)
  ModelSource models(ScorerConfiguration configuration) {
    return configuration.models();
  }

  @Context
  @Bean(preDestroy = "close")
  ScorerStreams streams(
      KafkaConnection connection,
      ScorerConfiguration configuration,
      ModelSource models,
      MeterRegistry meters,
      InstantSource clock) {
    return ScorerStreams.start(connection, configuration.settings(), models, meters, clock);
  }
}
