package org.pulsartriage.replay.evaluations;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.pulsartriage.hosting.streams.ExactlyOnce;
import org.pulsartriage.hosting.streams.RunningStreams;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running evaluation. */
public final class EvaluationStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EvaluationStreams.class);
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

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
    Properties properties =
        new ExactlyOnce("evaluation", stateDirectory, 1, COMMIT_INTERVAL)
            .settings(
                connection,
                Map.of(
                    StreamsConfig.consumerPrefix(ConsumerConfig.METADATA_MAX_AGE_CONFIG),
                    NOTICE_MS));
    // What cannot be decoded has its answer from the scorer, which keeps the bytes.
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
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
