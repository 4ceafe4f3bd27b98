package org.pulsartriage.hosting.streams;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topology that runs, until it is closed or stops by itself. */
public final class RunningStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningStreams.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private final String what;
  private final ThreadFailures failures;
  private final KafkaStreams streams;

  private RunningStreams(String what, ThreadFailures failures, KafkaStreams streams) {
    this.what = what;
    this.failures = failures;
    this.streams = streams;
  }

  /**
   * Returns when the stream threads have been started; they may still be restoring their state.
   *
   * @param what what it is, as the log says it: the scorer, the evaluation
   * @param topology what it does
   * @param properties settings of Kafka Streams; stores share {@link BoundedRocksDb} unless they
   *     say otherwise
   * @param clock tells whether failures come too often
   * @return the running application
   */
  public static RunningStreams start(
      String what, Topology topology, Properties properties, InstantSource clock) {
    ThreadFailures failures = new ThreadFailures(what, clock);
    properties.putIfAbsent(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    KafkaStreams streams = new KafkaStreams(topology, properties);
    streams.setUncaughtExceptionHandler(failures);
    streams.start();
    return new RunningStreams(what, failures, streams);
  }

  /**
   * @return Kafka's own handle, for what only some applications need
   */
  public KafkaStreams kafka() {
    return streams;
  }

  /**
   * @return the state of the stream threads; {@code RUNNING} once all partitions are worked on
   */
  public KafkaStreams.State state() {
    return streams.state();
  }

  /**
   * @return why it stopped by itself, in one line; null where it did not
   */
  public String failure() {
    String fatal = failures.fatal();
    return fatal == null && state() == KafkaStreams.State.ERROR ? "stopped" : fatal;
  }

  /**
   * Commits what is done and leaves the group, so that the next start, or another process, goes on
   * at once instead of after the session timeout.
   */
  @Override
  public void close() {
    stop();
  }

  /**
   * As {@link #close}.
   *
   * @return whether the threads have ended
   */
  public boolean stop() {
    boolean closed =
        streams.close(
            CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_TIMEOUT));
    if (!closed) {
      LOG.warn("{} did not stop within {} s", what, CLOSE_TIMEOUT.toSeconds());
    }
    return closed;
  }
}
