package org.pulsartriage.scorer.service;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.scorer.beams.BeamGrouping;
import org.pulsartriage.scorer.beams.BeamSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running grouping across beams. An application of its own, so that neither its failure nor its
 * state touches the scorer's.
 */
public final class BeamStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BeamStreams.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private final ThreadFailures failures;
  private final KafkaStreams streams;

  private BeamStreams(ThreadFailures failures, KafkaStreams streams) {
    this.failures = failures;
    this.streams = streams;
  }

  /**
   * Creates the topics where they are missing, and starts to group.
   *
   * @param connection the cluster
   * @param settings how the scorer runs; the grouping has one thread
   * @param beams how to group
   * @param clock tells whether failures come too often
   * @return the running grouping
   */
  public static BeamStreams start(
      KafkaConnection connection,
      ScorerSettings settings,
      BeamSettings beams,
      InstantSource clock) {
    connection.createTopics();
    ThreadFailures failures = new ThreadFailures("grouping across beams", clock);
    KafkaStreams streams =
        new KafkaStreams(
            BeamGrouping.of(connection.topics(), beams),
            StreamsSettings.of(connection, settings.withThreads(1), "beams"));
    streams.setUncaughtExceptionHandler(failures);
    streams.start();
    LOG.info(
        "grouping {} across beams, geometry {}, window {}",
        connection.topics().scores().name(),
        beams.geometry(),
        beams.window());
    return new BeamStreams(failures, streams);
  }

  /**
   * @return the state of the stream thread
   */
  public KafkaStreams.State state() {
    return streams.state();
  }

  /**
   * @return why the grouping stopped by itself, in one line; null where it did not
   */
  public String failure() {
    return failures.fatal();
  }

  /** Commits what is grouped and leaves the consumer group. */
  @Override
  public void close() {
    boolean closed =
        streams.close(
            CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_TIMEOUT));
    if (!closed) {
      LOG.warn("the grouping did not stop within {} s", CLOSE_TIMEOUT.toSeconds());
    }
  }
}
