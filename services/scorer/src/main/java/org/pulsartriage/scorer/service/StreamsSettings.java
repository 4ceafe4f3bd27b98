package org.pulsartriage.scorer.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
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
    Map<String, Object> all = new HashMap<>();
    // After a crash the group waits for the dead member this long; the default is 45 s.
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    all.putAll(connection.clientConfiguration());

    // What follows is what the service promises; no setting of the clients overrides it.
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, connection.topics().prefix() + application);
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
    // A waiting batch is looked at between polls: a poll must not block for longer than it may
    // wait.
    all.put(
        StreamsConfig.POLL_MS_CONFIG,
        Math.min(settings.limits().batchIdle().toMillis(), LONGEST_POLL_MS));
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    all.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    all.put(
        StreamsConfig.REPLICATION_FACTOR_CONFIG, Short.toString(connection.replicationFactor()));
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    all.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_REQUEST);
    Properties properties = new Properties();
    properties.putAll(all);
    return properties;
  }
}
