package org.pulsartriage.scorer.service;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.pulsartriage.hosting.streams.ExactlyOnce;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.topics.TopicCatalogue;

/** Our settings in the words of Kafka Streams. */
final class StreamsSettings {

  /** Above the largest record of every topic that the scorer writes to. */
  private static final int LARGEST_REQUEST = TopicCatalogue.QUARANTINE_MAX_BYTES + (2 << 20);

  /** Kafka's own default. */
  private static final long LONGEST_POLL_MS = 100;

  private StreamsSettings() {}

  static Properties of(KafkaConnection connection, ScorerSettings settings, String application) {
    Properties properties =
        new ExactlyOnce(
                application,
                settings.stateDirectory(),
                settings.threads(),
                settings.commitInterval())
            .settings(connection, Map.of());
    // A waiting batch is looked at between polls: a poll must not block for longer than it may
    // wait.
    properties.put(
        StreamsConfig.POLL_MS_CONFIG,
        Math.min(settings.limits().batchIdle().toMillis(), LONGEST_POLL_MS));
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_REQUEST);
    return properties;
  }
}
