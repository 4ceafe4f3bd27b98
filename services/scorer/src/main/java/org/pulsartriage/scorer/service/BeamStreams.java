package org.pulsartriage.scorer.service;

import java.time.InstantSource;
import org.apache.kafka.streams.KafkaStreams;
import org.pulsartriage.hosting.streams.RunningStreams;
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

  private final RunningStreams running;

  private BeamStreams(RunningStreams running) {
    this.running = running;
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
    RunningStreams running =
        RunningStreams.start(
            "the grouping across beams",
            BeamGrouping.of(connection.topics(), beams),
            StreamsSettings.of(connection, settings.withThreads(1), "beams"),
            clock);
    LOG.info(
        "grouping {} across beams, geometry {}, window {}",
        connection.topics().scores().name(),
        beams.geometry(),
        beams.window());
    return new BeamStreams(running);
  }

  /**
   * @return the state of the stream thread
   */
  public KafkaStreams.State state() {
    return running.state();
  }

  /**
   * @return why the grouping stopped by itself, in one line; null where it did not
   */
  public String failure() {
    return running.failure();
  }

  /** Commits what is grouped and leaves the consumer group. */
  @Override
  public void close() {
    running.close();
  }
}
