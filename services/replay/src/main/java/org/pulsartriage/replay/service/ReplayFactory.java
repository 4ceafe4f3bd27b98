package org.pulsartriage.replay.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import java.nio.file.NotDirectoryException;
import java.time.InstantSource;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.replay.control.RequestLoop;
import org.pulsartriage.replay.evaluations.EvaluationStreams;
import org.pulsartriage.replay.run.ReplayContext;
import org.pulsartriage.replay.run.ReplayMeters;
import org.pulsartriage.replay.run.ReplayRuns;
import org.pulsartriage.replay.source.ReplaySources;
import org.pulsartriage.schemas.kafka.KafkaConnection;

/** Follows requests and evaluates when the service starts, and ends with it. */
@Factory
final class ReplayFactory {

  @Context
  @Bean(preDestroy = "close")
  RequestLoop requests(
      KafkaConnection connection,
      ReplayConfiguration configuration,
      MeterRegistry meters,
      InstantSource clock) {
    ReplaySources sources = new ReplaySources(data(configuration));
    connection.createTopics();
    return RequestLoop.start(
        connection,
        configuration.getInstance(),
        new ReplayRuns(new ReplayContext(connection, sources, new ReplayMeters(meters), clock)));
  }

  @Context
  @Bean(preDestroy = "close")
  EvaluationStreams evaluation(
      KafkaConnection connection, ReplayConfiguration configuration, InstantSource clock) {
    connection.createTopics();
    return EvaluationStreams.start(connection, configuration.getStateDirectory(), clock);
  }

  private static DataFolder data(ReplayConfiguration configuration) {
    try {
      return DataFolder.find(configuration.getData());
    } catch (NotDirectoryException e) {
      throw new IllegalArgumentException("triage.replay.data: " + e.getMessage(), e);
    }
  }
}
