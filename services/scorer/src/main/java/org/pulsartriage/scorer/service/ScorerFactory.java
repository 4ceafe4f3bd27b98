package org.pulsartriage.scorer.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.scorer.beams.BeamsConfiguration;
import org.pulsartriage.scorer.catalogue.KnownPulsars;
import org.pulsartriage.scorer.model.ServedModel;

/** Starts to score when the service starts, and ends with it. */
@Factory
final class ScorerFactory {

  @Singleton
  @Requires(missingBeans = ServedModel.class)
  ServedModel model(ScorerConfiguration configuration) {
    return configuration.servedModel();
  }

  @Context
  @Bean(preDestroy = "close")
  @Requires(property = "triage.scorer.beams.enabled", value = "true")
  BeamStreams beams(
      KafkaConnection connection,
      ScorerConfiguration configuration,
      BeamsConfiguration beams,
      InstantSource clock) {
    return BeamStreams.start(connection, configuration.settings(), beams.settings(), clock);
  }

  @Context
  @Bean(preDestroy = "close")
  ScorerStreams streams(
      KafkaConnection connection,
      ScorerConfiguration configuration,
      ServedModel model,
      KnownPulsars knownPulsars,
      MeterRegistry meters,
      InstantSource clock) {
    return ScorerStreams.start(
        connection, configuration.settings(), model, knownPulsars, meters, clock);
  }
}
