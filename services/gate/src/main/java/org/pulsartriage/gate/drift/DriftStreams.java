package org.pulsartriage.gate.drift;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.pulsartriage.hosting.streams.ExactlyOnce;
import org.pulsartriage.hosting.streams.RunningStreams;
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

  /** An hour waits for minutes: what is counted need not be seen at once. */
  private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(2);

  /** The cells of an hour of 13 beams, so that each is written once between two commits. */
  private static final long CACHE_BYTES = 32L << 20;

  private final RunningStreams running;
  private final ReleasedReferences references;

  private DriftStreams(RunningStreams running, ReleasedReferences references) {
    this.running = running;
    this.references = references;
  }

  /**
   * Creates the topics where they are missing, and starts.
   *
   * @param connection the cluster
   * @param settings how to watch
   * @param bundles fetches the bundles of released models; stays the caller's
   * @param registry where it counts
   * @param clock tells whether failures come too often
   * @return the running watch
   */
  public static DriftStreams start(
      KafkaConnection connection,
      DriftSettings settings,
      BundleReader bundles,
      MeterRegistry registry,
      InstantSource clock) {
    connection.createTopics();
    ReleasedReferences references = new ReleasedReferences(connection, bundles);
    RunningStreams running =
        RunningStreams.start(
            "the watch for drift",
            DriftTopology.of(connection.topics(), settings, references, new DriftMeters(registry)),
            new ExactlyOnce("drift", settings.stateDirectory(), 1, COMMIT_INTERVAL)
                .settings(
                    connection,
                    Map.of(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES)),
            clock);
    LOG.info(
        "watching {} and {} for drift, from {} candidates a beam and hour",
        connection.topics().candidates().name(),
        connection.topics().scores().name(),
        settings.leastSample());
    return new DriftStreams(running, references);
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
    if (running.stop()) {
      references.close(); // Else its thread may still be reading.
    }
  }
}
