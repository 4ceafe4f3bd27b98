package org.pulsartriage.gate.recall;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.pulsartriage.hosting.streams.ExactlyOnce;
import org.pulsartriage.hosting.streams.RunningStreams;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running counts. */
public final class GateStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GateStreams.class);
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(500);

  private final RunningStreams running;

  private GateStreams(RunningStreams running) {
    this.running = running;
  }

  /**
   * @param connection the cluster, its topics created
   * @param stateDirectory kept between starts, owned by one process
   * @param clock tells whether failures come too often
   * @return the running counts
   */
  public static GateStreams start(
      KafkaConnection connection, Path stateDirectory, InstantSource clock) {
    RunningStreams running =
        RunningStreams.start(
            "the counts of the gate",
            GateTopology.of(connection.topics()),
            settings(connection, stateDirectory),
            clock);
    LOG.info(
        "counting {} and {}",
        connection.topics().scores().name(),
        connection.topics().shadowScores().name());
    return new GateStreams(running);
  }

  private static Properties settings(KafkaConnection connection, Path stateDirectory) {
    Properties properties =
        new ExactlyOnce("gate", stateDirectory, 1, COMMIT_INTERVAL).settings(connection, Map.of());
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

  /** Commits what is counted and leaves the consumer group. */
  @Override
  public void close() {
    running.close();
  }
}
