package org.pulsartriage.gate.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import java.time.InstantSource;
import org.pulsartriage.gate.recall.GateStreams;
import org.pulsartriage.gate.watch.GateLoop;
import org.pulsartriage.gate.watch.GateSettings;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.schemas.kafka.KafkaConnection;

/** Counts and watches when the service starts, and ends with it. */
@Factory
final class GateFactory {

  @Context
  @Bean(preDestroy = "close")
  GateStreams counts(
      KafkaConnection connection, GateConfiguration configuration, InstantSource clock) {
    connection.createTopics();
    return GateStreams.start(connection, configuration.getStateDirectory(), clock);
  }

  @Context
  @Bean(preDestroy = "close")
  GateLoop watch(
      KafkaConnection connection,
      GateConfiguration configuration,
      Environment environment,
      MeterRegistry meters,
      InstantSource clock) {
    GateSettings settings = configuration.settings();
    connection.createTopics();
    S3Settings s3 =
        S3Settings.configured(name -> environment.getProperty(name, String.class).orElse(null));
    return GateLoop.start(
        connection,
        settings,
        new MeasuredCalibration(s3),
        new GateMeters(meters, settings.rules().floor()),
        clock);
  }
}
