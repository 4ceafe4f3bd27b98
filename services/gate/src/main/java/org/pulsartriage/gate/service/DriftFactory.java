package org.pulsartriage.gate.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import java.time.InstantSource;
import org.pulsartriage.gate.drift.DriftStreams;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.schemas.kafka.KafkaConnection;

/** Watches for drift from the service's start to its end, unless it is told not to. */
@Factory
@Requires(property = "triage.gate.drift.enabled", notEquals = "false")
final class DriftFactory {

  /** The watch, and what it fetches bundles with; closed in that order. */
  record Drift(DriftStreams streams, BundleReader bundles) implements AutoCloseable {

    @Override
    public void close() {
      streams.close();
      bundles.close();
    }
  }

  @Context
  @Bean(preDestroy = "close")
  Drift drift(
      KafkaConnection connection,
      GateConfiguration gate,
      DriftConfiguration configuration,
      Environment environment,
      MeterRegistry meters,
      InstantSource clock) {
    BundleReader bundles = BundleStores.reader(s3(environment));
    return new Drift(
        DriftStreams.start(
            connection, configuration.settings(gate.getStateDirectory()), bundles, meters, clock),
        bundles);
  }

  private static S3Settings s3(Environment environment) {
    return S3Settings.configured(name -> environment.getProperty(name, String.class).orElse(null));
  }
}
