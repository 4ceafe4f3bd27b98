package org.pulsartriage.trainer.labels;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running check of labels: each label of a candidate that nobody has scored ends in quarantine,
 * once. Several trainers share the work.
 */
public final class LabelCheck implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LabelCheck.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private final KafkaStreams streams;

  private LabelCheck(KafkaStreams streams) {
    this.streams = streams;
  }

  /**
   * Creates the topics where they are missing, and starts.
   *
   * @param connection the cluster
   * @param settings how to run
   * @param meters where it counts
   * @return the running check
   */
  public static LabelCheck start(
      KafkaConnection connection, LabelCheckSettings settings, MeterRegistry meters) {
    connection.createTopics();
    KafkaStreams streams =
        new KafkaStreams(
            LabelCheckTopology.of(
                connection.topics(), settings.patience(), new LabelMeters(meters)),
            properties(connection, settings));
    streams.setUncaughtExceptionHandler(
        failure -> {
          LOG.warn("the check of labels failed and begins again: {}", failure.getMessage());
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    streams.start();
    return new LabelCheck(streams);
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
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  @Override
  public void close() {
    boolean closed =
        streams.close(
            CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_TIMEOUT));
    if (!closed) {
      LOG.warn("the check of labels did not stop within {} s", CLOSE_TIMEOUT.toSeconds());
    }
  }
}
