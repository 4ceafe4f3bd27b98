package org.pulsartriage.scorer.service;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.pulsartriage.hosting.streams.RunningStreams;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.scorer.topology.ScorerTopology;
import org.pulsartriage.scorer.topology.ScoringPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shadow's scoring: an application of its own that runs only while there is a shadow, with its
 * own consumers, transactions and state. The scorer waits for nothing of it; and it waits for the
 * scorer, pausing while candidates pile up there.
 */
final class ShadowStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ShadowStreams.class);
  private static final String APPLICATION = "shadow";
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  /** Behind by this many, the scorer needs the machine for itself. */
  private static final long PAUSE_FROM = 1_000;

  private static final long RESUME_BELOW = 100;

  private final KafkaConnection connection;
  private final ScorerSettings settings;
  private final ScoringPlan plan;
  private final LongSupplier scorerLag;
  private final InstantSource clock;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "shadow");
            thread.setDaemon(true);
            return thread;
          });

  /** What was last asked for; what runs is the executor's to know. */
  private boolean wanted;

  private RunningStreams running;
  private boolean paused;

  /**
   * @param connection the cluster
   * @param settings how the scorer runs; the shadow has one thread
   * @param plan what to score with, and how
   * @param scorerLag how many candidates wait for the scorer
   * @param clock tells whether failures come too often
   */
  ShadowStreams(
      KafkaConnection connection,
      ScorerSettings settings,
      ScoringPlan plan,
      LongSupplier scorerLag,
      InstantSource clock) {
    this.connection = connection;
    this.settings = settings.withThreads(1);
    this.plan = plan;
    this.scorerLag = scorerLag;
    this.clock = clock;
    executor.scheduleWithFixedDelay(
        this::pace, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * @param release the shadow that is to score; null for none
   */
  synchronized void follow(ModelRelease release) {
    if (wanted != (release != null) && !executor.isShutdown()) {
      wanted = release != null;
      executor.execute(wanted ? () -> start(release) : this::stop);
    }
  }

  private void start(ModelRelease release) {
    try {
      String application = connection.topics().prefix() + APPLICATION;
      new ShadowStart(connection, application).prepare(release);
      Properties properties = StreamsSettings.of(connection, settings, APPLICATION);
      properties.put(
          StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "latest");
      running =
          RunningStreams.start(
              "the shadow", ScorerTopology.of(connection.topics(), plan), properties, clock);
      paused = false;
      LOG.info("{} shadows the active model", release.getModelId());
    } catch (RuntimeException e) {
      LOG.warn("the shadow does not start, and is tried again: {}", e.getMessage());
      synchronized (this) {
        wanted = false;
      }
    }
  }

  private void pace() {
    if (running == null) {
      return;
    }
    long lag = scorerLag.getAsLong();
    if (!paused && lag >= PAUSE_FROM) {
      running.kafka().pause();
      paused = true;
      LOG.info("the shadow pauses: {} candidates wait for the scorer", lag);
    } else if (paused && lag < RESUME_BELOW) {
      running.kafka().resume();
      paused = false;
      LOG.info("the shadow goes on");
    }
  }

  private void stop() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      wanted = false;
      executor.execute(this::stop);
      executor.shutdown();
    }
    try {
      executor.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
