package org.pulsartriage.trainer.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import java.nio.file.NotDirectoryException;
import java.time.InstantSource;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.trainer.TrainerApplication;
import org.pulsartriage.trainer.jobkind.WorkPlace;
import org.pulsartriage.trainer.labels.LabelCheck;

/** Starts to take jobs and to check labels when the service starts, and ends with it. */
@Factory
final class TrainerFactory {

  @Context
  @Bean(preDestroy = "close")
  Trainer trainer(
      KafkaConnection connection,
      TrainerConfiguration configuration,
      Environment environment,
      MeterRegistry meters,
      InstantSource clock)
      throws NotDirectoryException {
    String version = TrainerApplication.class.getPackage().getImplementationVersion();
    BundleConfiguration bundles = new BundleConfiguration(environment);
    WorkPlace place =
        new WorkPlace(
            DataFolder.find(configuration.getData()),
            bundles.reader(),
            configuration.getParallel(),
            version == null ? System.getProperty("triage.commit", "development") : version,
            clock);
    return new Trainer(
        connection,
        configuration.settings(clock.instant()),
        place,
        bundles.store(),
        new TrainerMeters(meters),
        clock,
        System::nanoTime);
  }

  @Context
  @Bean(preDestroy = "close")
  @Requires(property = "triage.label-check.enabled", notEquals = "false")
  LabelCheck labelCheck(
      KafkaConnection connection,
      LabelCheckConfiguration configuration,
      MeterRegistry meters,
      InstantSource clock) {
    return LabelCheck.start(connection, configuration.settings(), meters, clock);
  }
}
