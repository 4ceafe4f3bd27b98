package org.pulsartriage.scorer.service;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.scorer.ScorerMeters;
import org.pulsartriage.scorer.catalogue.KnownPulsars;
import org.pulsartriage.scorer.model.ModelAnnouncement;
import org.pulsartriage.scorer.model.ServedModel;
import org.pulsartriage.scorer.model.ThreadScorers;
import org.pulsartriage.scorer.topology.ScorerTopology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running scorer: topics, announcement of the model, stream threads. */
public final class ScorerStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ScorerStreams.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private final ModelDescription model;
  private final ThreadScorers scorers;
  private final ThreadFailures failures;
  private final KafkaStreams streams;

  private ScorerStreams(
      ModelDescription model,
      ThreadScorers scorers,
      ThreadFailures failures,
      KafkaStreams streams) {
    this.model = model;
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
   * @param model what to score with
   * @param knownPulsars what to compare candidates with
   * @param meters where the scorer counts
   * @param clock gives the time of the announcement
   * @return the running scorer
   */
  public static ScorerStreams start(
      KafkaConnection connection,
      ScorerSettings settings,
      ServedModel model,
      KnownPulsars knownPulsars,
      MeterRegistry meters,
      InstantSource clock) {
    // Opened here, so that a model that cannot be loaded stops the start; the first thread gets it.
    ThreadScorers scorers = ThreadScorers.with(model.opener());
    try {
      ModelDescription description = scorers.model();
      connection.createTopics();
      new ModelAnnouncement(connection, clock).announce(description, model.bundleUri());
      return start(connection, settings, description, scorers, knownPulsars, meters, clock);
    } catch (RuntimeException e) {
      scorers.close();
      throw e;
    }
  }

  private static ScorerStreams start(
      KafkaConnection connection,
      ScorerSettings settings,
      ModelDescription model,
      ThreadScorers scorers,
      KnownPulsars knownPulsars,
      MeterRegistry meters,
      InstantSource clock) {
    ScorerMeters scorerMeters = new ScorerMeters(meters);
    scorerMeters.model(model);
    ThreadFailures failures = new ThreadFailures("scorer", clock);
    KafkaStreams streams =
        new KafkaStreams(
            ScorerTopology.of(
                connection.topics(), settings.limits(), scorers, knownPulsars, scorerMeters),
            StreamsSettings.of(connection, settings, "scorer"));
    streams.setUncaughtExceptionHandler(failures);
    streams.start();
    LOG.info(
        "scoring {} with model {} ({}), {} threads, {}",
        connection.topics().candidates().name(),
        model.modelId(),
        model.digest(),
        settings.threads(),
        knownPulsars.version() == null
            ? "no catalogue of known pulsars"
            : "known pulsars of " + knownPulsars.version());
    return new ScorerStreams(model, scorers, failures, streams);
  }

  /**
   * @return the model that scores
   */
  public ModelDescription model() {
    return model;
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
