package org.pulsartriage.scorer.service;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.pulsartriage.hosting.streams.RunningStreams;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.scorer.ScorerMeters;
import org.pulsartriage.scorer.catalogue.KnownPulsars;
import org.pulsartriage.scorer.model.ModelFollower;
import org.pulsartriage.scorer.model.ModelSource;
import org.pulsartriage.scorer.topology.ScorerTopology;
import org.pulsartriage.scorer.topology.ScoringPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running scorer: topics, the models that it follows, stream threads, and the shadow's. */
public final class ScorerStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ScorerStreams.class);

  private final ModelFollower models;
  private final RunningStreams running;
  private final ShadowStreams shadow;

  private ScorerStreams(ModelFollower models, RunningStreams running, ShadowStreams shadow) {
    this.models = models;
    this.running = running;
    this.shadow = shadow;
  }

  /**
   * Creates the topics where they are missing, announces and loads the model, and starts to score.
   * Returns when the stream threads have been started; they may still be restoring their state.
   *
   * @param connection the cluster
   * @param settings how to run
   * @param source where models come from
   * @param knownPulsars what to compare candidates with
   * @param registry where the scorer counts
   * @param clock gives the time of announcements
   * @return the running scorer
   */
  public static ScorerStreams start(
      KafkaConnection connection,
      ScorerSettings settings,
      ModelSource source,
      KnownPulsars knownPulsars,
      MeterRegistry registry,
      InstantSource clock) {
    connection.createTopics();
    ScorerMeters meters = new ScorerMeters(registry, ModelRole.ACTIVE);
    ModelFollower models =
        ModelFollower.start(connection, source, settings.threads(), meters, clock);
    try {
      RunningStreams running =
          RunningStreams.start(
              "the scorer",
              ScorerTopology.of(
                  connection.topics(),
                  new ScoringPlan(
                      ModelRole.ACTIVE, models.active(), settings.limits(), knownPulsars, meters)),
              StreamsSettings.of(connection, settings, "scorer"),
              clock);
      LOG.info(
          "scoring {} with model {} ({}), {} threads, {}",
          connection.topics().candidates().name(),
          models.activeModel().modelId(),
          models.activeModel().digest(),
          settings.threads(),
          knownPulsars.version() == null
              ? "no catalogue of known pulsars"
              : "known pulsars of " + knownPulsars.version());
      ShadowStreams shadow =
          new ShadowStreams(
              connection,
              settings,
              new ScoringPlan(
                  ModelRole.SHADOW,
                  models.shadow(),
                  settings.limits(),
                  knownPulsars,
                  new ScorerMeters(registry, ModelRole.SHADOW)),
              new ScoringLag(running.kafka()),
              clock);
      models.onShadow(shadow::follow);
      return new ScorerStreams(models, running, shadow);
    } catch (RuntimeException e) {
      models.close();
      throw e;
    }
  }

  /**
   * @return the model that scores, or will with each partition's next candidate
   */
  public ModelDescription model() {
    return models.activeModel();
  }

  /**
   * @return the model that scores beside it
   */
  public Optional<ModelDescription> shadow() {
    return models.shadowModel();
  }

  /**
   * @return the state of the stream threads; {@code RUNNING} once all partitions are being scored
   */
  public KafkaStreams.State state() {
    return running.state();
  }

  /**
   * @return why the scorer stopped by itself, in one line; null where it did not
   */
  public String failure() {
    return running.failure();
  }

  /**
   * Commits what is scored and leaves the group, so that the next start, or another scorer, goes on
   * at once instead of after the session timeout.
   */
  @Override
  public void close() {
    shadow.close();
    running.close();
    models.close();
  }
}
