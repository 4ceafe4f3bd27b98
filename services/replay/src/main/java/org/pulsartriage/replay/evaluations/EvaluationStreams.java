package org.pulsartriage.replay.evaluations;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.pulsartriage.hosting.streams.RunningStreams;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running evaluation. */
public final class EvaluationStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EvaluationStreams.class);
  private static final int COMMIT_INTERVAL_MS = 100;

  /** How soon a new topic of samples is noticed. */
  private static final int NOTICE_MS = 1_000;

  private final RunningStreams running;

  private EvaluationStreams(RunningStreams running) {
    this.running = running;
  }

  /**
   * @param connection the cluster, its topics created
   * @param stateDirectory kept between starts, owned by one process
   * @param clock tells whether failures come too often
   * @return the running evaluation
   */
  public static EvaluationStreams start(
      KafkaConnection connection, Path stateDirectory, InstantSource clock) {
    RunningStreams running =
        RunningStreams.start(
            "the evaluation",
            EvaluationTopology.of(connection.topics()),
            settings(connection, stateDirectory),
            clock);
    LOG.info("evaluating {}", connection.topics().sampleScores().name());
    return new EvaluationStreams(running);
  }

  private static Properties settings(KafkaConnection connection, Path stateDirectory) {
    Map<String, Object> all = new HashMap<>();
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.METADATA_MAX_AGE_CONFIG), NOTICE_MS);
    all.putAll(connection.clientConfiguration());
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, connection.topics().prefix() + "evaluation");
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

  /**
   * @return the state of the stream thread
   */
  public KafkaStreams.State state() {
    return running.state();
  }

  /**
   * @return why it stopped by itself, in one line; null where it did not
   */
  public String failure() {
    return running.failure();
  }

  /** Commits what is evaluated and leaves the consumer group. */
  @Override
  public void close() {
    running.close();
  }
}
