package org.pulsartriage.ingest.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import org.pulsartriage.candidates.ReadLimits;
import org.pulsartriage.ingest.pipeline.IngestPipeline;
import org.pulsartriage.ingest.pipeline.IngestSettings;
import org.pulsartriage.schemas.kafka.KafkaConnection;

/** Opens the pipeline when the service starts and closes it when it ends. */
@Factory
final class IngestFactory {

  @Context
  @Bean(preDestroy = "close")
  IngestPipeline pipeline(
      KafkaConnection connection,
      IngestConfiguration configuration,
      InjectionConfiguration injection,
      @Nullable @Value("${triage.night}") String night,
      MeterRegistry meters,
      InstantSource clock) {
    IngestSettings usual =
        IngestSettings.of(configuration.getInstance(), configuration.writer(clock.instant()));
    IngestSettings settings =
        new IngestSettings(
            usual.instance(),
            usual.writer(),
            night(night),
            new ReadLimits(configuration.getMaxFileBytes(), configuration.getMaxInflatedBytes()),
            configuration.getDecodeThreads(),
            usual.batchFiles(),
            usual.batchBytes(),
            usual.batchAge(),
            usual.patience(),
            injection.settings());
    return IngestPipeline.start(connection, settings, meters, clock);
  }

  private static LocalDate night(String configured) {
    if (configured == null || configured.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(configured);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "triage.night: '" + configured + "' is not a date like 2026-03-01", e);
    }
  }
}
