package org.pulsartriage.scorer.service;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.topics.TopicCreation;
import org.pulsartriage.scorer.ScorerMeters;
import org.pulsartriage.scorer.model.ModelAnnouncement;
import org.pulsartriage.scorer.model.ThreadScorers;
import org.pulsartriage.scorer.topology.ScorerTopology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running scorer: topics, announcement of the model, stream threads. */
public final class ScorerStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ScorerStreams.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private final ThreadScorers scorers;
  private final ThreadFailures failures;
  private final KafkaStreams streams;

  private ScorerStreams(ThreadScorers scorers, ThreadFailures failures, KafkaStreams streams) {
    this.scorers = scorers;
    this.failures = failures;
    this.streams = streams;
  }

  /**
   * Creates the topics where they are missing, announces the model, and starts to score. Returns
   * when the stream threads have been started; they may still be restoring their state.
   *
   * @param connection the cluster
   * @param settings how to run
   * @param model opens one more scorer of the model; called once here, then once a stream thread
   * @param bundleUri where the model's bundle lies
   * @param meters where the scorer counts
   * @param clock gives the time of the announcement
   * @return the running scorer
   */
  public static ScorerStreams start(
      KafkaConnection connection,
      ScorerSettings settings,
      Supplier<CandidateScorer> model,
      String bundleUri,
      MeterRegistry meters,
      InstantSource clock) {
    ModelDescription description;
    try (CandidateScorer probe = model.get()) {
      description = probe.model();
    }
    try (Admin admin = connection.admin()) {
      TopicCreation.ensure(admin, connection.topics().all(), connection.replicationFactor());
    }
    new ModelAnnouncement(connection, clock).announce(description, bundleUri);
    ScorerMeters scorerMeters = new ScorerMeters(meters);
    scorerMeters.model(description);
    ThreadScorers scorers = new ThreadScorers(model);
    ThreadFailures failures = new ThreadFailures(clock);
    KafkaStreams streams =
        new KafkaStreams(
            ScorerTopology.of(connection.topics(), settings.seenRetention(), scorers, scorerMeters),
            StreamsSettings.of(connection, settings));
    streams.setUncaughtExceptionHandler(failures);
    streams.start();
    LOG.info(
        "scoring {} with model {} ({}), {} threads",
        connection.topics().candidates().name(),
        description.modelId(),
        description.digest(),
        settings.threads());
    return new ScorerStreams(scorers, failures, streams);
  }

  /**
   * @return the state of the stream threads; {@code RUNNING} once all partitions are being scored
   */
  public KafkaStreams.State state() {
    return streams.state();
  }

  /**
   * @return why the scorer stopped by itself, in one line; null where it did not
   */
  public String failure() {
    return failures.fatal();
  }

  /**
   * Commits what is scored and leaves the group, so that the next start, or another scorer, goes on
   * at once instead of after the session timeout.
   */
  @Override
  public void close() {
    boolean closed =
        streams.close(
            CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_TIMEOUT));
    if (closed) {
      scorers.close();
    } else {
      LOG.warn("the scorer did not stop within {} s", CLOSE_TIMEOUT.toSeconds());
    }
  }
}
