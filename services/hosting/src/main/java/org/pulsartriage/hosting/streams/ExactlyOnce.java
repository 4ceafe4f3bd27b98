package org.pulsartriage.hosting.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.pulsartriage.schemas.kafka.KafkaConnection;

/**
 * How an application of the pipeline runs: exactly once, from the beginning of its topics.
 *
 * @param application name of the application, without the topics' prefix
 * @param stateDirectory kept between starts, owned by one process
 * @param threads stream threads, 1 or more
 * @param commitInterval time between commits, which is the latency of exactly-once
 */
public record ExactlyOnce(
    String application, Path stateDirectory, int threads, Duration commitInterval) {

  /** After a crash the group waits for the dead member this long; Kafka's own default is 45 s. */
  private static final int SESSION_TIMEOUT_MS = 10_000;

  /**
   * @param connection the cluster
   * @param usual settings of this application that those of the clients override
   * @return settings of Kafka Streams; what the application promises, no setting of the clients
   *     overrides
   */
  public Properties settings(KafkaConnection connection, Map<String, Object> usual) {
    Map<String, Object> all = new HashMap<>();
    all.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
    all.putAll(usual);
    all.putAll(connection.clientConfiguration());
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, connection.topics().prefix() + application);
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    all.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    all.put(
        StreamsConfig.REPLICATION_FACTOR_CONFIG, Short.toString(connection.replicationFactor()));
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    Properties properties = new Properties();
    properties.putAll(all);
    return properties;
  }
}
