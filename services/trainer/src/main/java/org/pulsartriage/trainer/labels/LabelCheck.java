package org.pulsartriage.trainer.labels;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.pulsartriage.hosting.streams.ExactlyOnce;
import org.pulsartriage.hosting.streams.RunningStreams;
import org.pulsartriage.schemas.kafka.KafkaConnection;

/**
 * The running check of labels: each label of a candidate that nobody has scored ends in quarantine,
 * once. Several trainers share the work.
 */
public final class LabelCheck implements AutoCloseable {

  // A few labels a minute: small caches, seldom flushed.
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(500);
  private static final long CACHE_BYTES = 1 << 20;

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
            new ExactlyOnce("label-check", settings.stateDirectory(), 1, COMMIT_INTERVAL)
                .settings(
                    connection,
                    Map.of(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES)),
            clock));
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
