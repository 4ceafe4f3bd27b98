package org.pulsartriage.scorer.service;

import java.time.InstantSource;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.pulsartriage.hosting.streams.RunningStreams;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.scorer.samples.SampleModels;
import org.pulsartriage.scorer.samples.SampleScoringTopology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running scoring of samples. An application of its own, so that no replay stands in the way of
 * a candidate.
 */
public final class SampleStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SampleStreams.class);

  /** How soon a new topic of samples is noticed. */
  private static final int NOTICE_MS = 1_000;

  private final SampleModels models;
  private final RunningStreams running;

  private SampleStreams(SampleModels models, RunningStreams running) {
    this.models = models;
    this.running = running;
  }

  /**
   * Creates the topics where they are missing, and starts to score.
   *
   * @param connection the cluster
   * @param settings how the scorer runs, with the threads that samples get
   * @param engine the inference engine
   * @param bundles fetches models; stays the caller's
   * @param clock tells whether failures come too often
   * @return the running scoring
   */
  public static SampleStreams start(
      KafkaConnection connection,
      ScorerSettings settings,
      EngineKind engine,
      BundleReader bundles,
      InstantSource clock) {
    connection.createTopics();
    SampleModels models = new SampleModels(bundles, engine);
    Properties properties = StreamsSettings.of(connection, settings, "sample-scorer");
    properties.putIfAbsent(
        StreamsConfig.consumerPrefix(ConsumerConfig.METADATA_MAX_AGE_CONFIG), NOTICE_MS);
    RunningStreams running =
        RunningStreams.start(
            "the scoring of samples",
            SampleScoringTopology.of(connection.topics(), models),
            properties,
            clock);
    LOG.info("scoring samples with {}, {} threads", engine.label(), settings.threads());
    return new SampleStreams(models, running);
  }

  /**
   * @return the state of the stream threads
   */
  public KafkaStreams.State state() {
    return running.state();
  }

  /**
   * @return why the scoring stopped by itself, in one line; null where it did not
   */
  public String failure() {
    return running.failure();
  }

  /** Commits what is scored and leaves the consumer group. */
  @Override
  public void close() {
    if (running.stop()) {
      models.close();
    }
  }
}
