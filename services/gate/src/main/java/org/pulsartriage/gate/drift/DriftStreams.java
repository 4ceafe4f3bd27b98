package org.pulsartriage.gate.drift;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running watch for drift. An application of its own: neither its failure nor its state touches
 * the counts of recall.
 */
public final class DriftStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DriftStreams.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  /** An hour waits for minutes: what is counted need not be seen at once. */
  private static final int COMMIT_INTERVAL_MS = 2_000;

  /** The cells of an hour of 13 beams, so that each is written once between two commits. */
  private static final long CACHE_BYTES = 32L << 20;

  private final KafkaStreams streams;
  private final ReleasedReferences references;
  private final AtomicReference<String> failure;

  private DriftStreams(
      KafkaStreams streams, ReleasedReferences references, AtomicReference<String> failure) {
    this.streams = streams;
    this.references = references;
    this.failure = failure;
  }

  /**
   * Creates the topics where they are missing, and starts.
   *
   * @param connection the cluster
   * @param settings how to watch
   * @param bundles fetches the bundles of released models; stays the caller's
   * @param registry where it counts
   * @return the running watch
   */
  public static DriftStreams start(
      KafkaConnection connection,
      DriftSettings settings,
      BundleReader bundles,
      MeterRegistry registry) {
    connection.createTopics();
    ReleasedReferences references = new ReleasedReferences(connection, bundles);
    AtomicReference<String> failure = new AtomicReference<>();
    KafkaStreams streams =
        new KafkaStreams(
            DriftTopology.of(connection.topics(), settings, references, new DriftMeters(registry)),
            properties(connection, settings));
    streams.setUncaughtExceptionHandler(thrown -> answer(thrown, failure));
    streams.start();
    LOG.info(
        "watching {} and {} for drift, from {} candidates a beam and hour",
        connection.topics().candidates().name(),
        connection.topics().scores().name(),
        settings.leastSample());
    return new DriftStreams(streams, references, failure);
  }

  private static Properties properties(KafkaConnection connection, DriftSettings settings) {
    Map<String, Object> all = new HashMap<>();
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
    all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    all.putAll(connection.clientConfiguration());
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, connection.topics().prefix() + "drift");
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

  private static StreamThreadExceptionResponse answer(
      Throwable thrown, AtomicReference<String> failure) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException) {
        LOG.warn("the watch for drift failed and begins again: {}", cause.getMessage());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
      }
    }
    failure.compareAndSet(null, String.valueOf(thrown.getMessage()));
    LOG.error("the watch for drift stops: {}", thrown.getMessage());
    LOG.debug("the watch for drift stops", thrown);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /**
   * @return the state of the stream thread
   */
  public KafkaStreams.State state() {
    return streams.state();
  }

  /**
   * @return why it stopped by itself, in one line; null where it did not
   */
  public String failure() {
    return failure.get();
  }

  /** Commits what is counted and leaves the consumer group. */
  @Override
  public void close() {
    boolean closed =
        streams.close(
            CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_TIMEOUT));
    if (closed) {
      references.close();
    } else {
      LOG.warn("the watch for drift did not stop within {} s", CLOSE_TIMEOUT.toSeconds());
    }
  }
}
