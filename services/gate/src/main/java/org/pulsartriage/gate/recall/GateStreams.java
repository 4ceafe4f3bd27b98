package org.pulsartriage.gate.recall;

import java.nio.file.Path;
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
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running counts. */
public final class GateStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GateStreams.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
  private static final int COMMIT_INTERVAL_MS = 500;

  private final KafkaStreams streams;
  private final AtomicReference<String> failure;

  private GateStreams(KafkaStreams streams, AtomicReference<String> failure) {
    this.streams = streams;
    this.failure = failure;
  }

  /**
   * @param connection the cluster, its topics created
   * @param stateDirectory kept between starts, owned by one process
   * @return the running counts
   */
  public static GateStreams start(KafkaConnection connection, Path stateDirectory) {
    KafkaStreams streams =
        new KafkaStreams(
            GateTopology.of(connection.topics()), settings(connection, stateDirectory));
    AtomicReference<String> failure = new AtomicReference<>();
    streams.setUncaughtExceptionHandler(e -> answer(e, failure));
    streams.start();
    LOG.info(
        "counting {} and {}",
        connection.topics().scores().name(),
        connection.topics().shadowScores().name());
    return new GateStreams(streams, failure);
  }

  private static Properties settings(KafkaConnection connection, Path stateDirectory) {
    Map<String, Object> all = new HashMap<>();
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    all.putAll(connection.clientConfiguration());
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, connection.topics().prefix() + "gate");
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    all.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    all.put(
        StreamsConfig.REPLICATION_FACTOR_CONFIG, Short.toString(connection.replicationFactor()));
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    // What cannot be decoded has its answer from the scorer, which keeps the bytes.
    all.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    Properties properties = new Properties();
    properties.putAll(all);
    return properties;
  }

  private static StreamThreadExceptionResponse answer(
      Throwable thrown, AtomicReference<String> failure) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException) {
        LOG.warn("the thread of the counts failed and is replaced: {}", cause.getMessage());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
      }
    }
    failure.compareAndSet(null, String.valueOf(thrown.getMessage()));
    LOG.error("the counts stop: {}", thrown.getMessage());
    LOG.debug("the counts stop", thrown);
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
    if (!closed) {
      LOG.warn("the counts did not stop within {} s", CLOSE_TIMEOUT.toSeconds());
    }
  }
}
