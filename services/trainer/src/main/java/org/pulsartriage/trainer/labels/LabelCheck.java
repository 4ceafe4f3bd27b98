package org.pulsartriage.trainer.labels;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.pulsartriage.hosting.streams.RunningStreams;
import org.pulsartriage.schemas.kafka.KafkaConnection;

/**
 * The running check of labels: each label of a candidate that nobody has scored ends in quarantine,
 * once. Several trainers share the work.
 */
public final class LabelCheck implements AutoCloseable {

  private final RunningStreams running;

  private LabelCheck(RunningStreams running) {
    this.running = running;
  }

  /**
   * Creates the topics where they are missing, and starts.
   *
   * @param connection the cluster
   * @param settings how to run
   * @param meters where it counts
   * @param clock tells whether failures come too often
   * @return the running check
   */
  public static LabelCheck start(
      KafkaConnection connection,
      LabelCheckSettings settings,
      MeterRegistry meters,
      InstantSource clock) {
    connection.createTopics();
    return new LabelCheck(
        RunningStreams.start(
            "the check of labels",
            LabelCheckTopology.of(
                connection.topics(), settings.patience(), new LabelMeters(meters)),
            properties(connection, settings),
            clock));
  }

  private static Properties properties(KafkaConnection connection, LabelCheckSettings settings) {
    Map<String, Object> all = new HashMap<>();
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    // A few labels a minute: small caches, seldom flushed.
    all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 1 << 20);
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 500);
    all.putAll(connection.clientConfiguration());

    all.put(StreamsConfig.APPLICATION_ID_CONFIG, connection.topics().prefix() + "label-check");
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    all.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    all.put(
        StreamsConfig.REPLICATION_FACTOR_CONFIG, Short.toString(connection.replicationFactor()));
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    Properties properties = new Properties();
    properties.putAll(all);
    return properties;
  }

  /**
   * @return whether every label is being checked
   */
  public boolean isRunning() {
    return running.state() == KafkaStreams.State.RUNNING;
  }

  /**
   * @return why it stopped by itself, in one line; null where it did not
   */
  public String failure() {
    return running.failure();
  }

  @Override
  public void close() {
    running.close();
  }
}
