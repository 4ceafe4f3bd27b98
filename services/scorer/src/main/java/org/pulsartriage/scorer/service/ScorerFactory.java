package org.pulsartriage.scorer.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.scorer.beams.BeamsConfiguration;
import org.pulsartriage.scorer.catalogue.KnownPulsars;
import org.pulsartriage.scorer.model.ModelSource;
import org.pulsartriage.scorer.samples.SamplesConfiguration;

/** Starts to score when the service starts, and ends with it. */
@Factory
final class ScorerFactory {

  @Singleton
  @Requires(missingBeans = ModelSource.class)
  ModelSource models(ScorerConfiguration configuration, BundleReader bundles) {
    return configuration.models(bundles);
  }

  @Singleton
  @Bean(preDestroy = "close")
  @Requires(missingBeans = BundleReader.class)
  BundleReader bundles(Environment environment) {
    return BundleStores.reader(
        S3Settings.configured(name -> environment.getProperty(name, String.class).orElse(null)));
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
  @Requires(property = "triage.scorer.samples.enabled", notEquals = "false")
  SampleStreams samples(
      KafkaConnection connection,
      ScorerConfiguration configuration,
      SamplesConfiguration samples,
      BundleReader bundles,
      InstantSource clock) {
    return SampleStreams.start(
        connection,
        configuration.settings().withThreads(samples.getThreads()),
        samples.kind(),
        bundles,
        clock);
  }

  @Context
  @Bean(preDestroy = "close")
  ScorerStreams streams(
      KafkaConnection connection,
      ScorerConfiguration configuration,
      ModelSource models,
      KnownPulsars knownPulsars,
      MeterRegistry meters,
      InstantSource clock) {
    return ScorerStreams.start(
        connection, configuration.settings(), models, knownPulsars, meters, clock);
  }
}
