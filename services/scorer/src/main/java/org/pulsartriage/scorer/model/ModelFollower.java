package org.pulsartriage.scorer.model;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.releases.ModelChange;
import org.pulsartriage.schemas.releases.ModelChangeException;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.pulsartriage.schemas.releases.ModelRegistry;
import org.pulsartriage.schemas.releases.ModelReleases;
import org.pulsartriage.schemas.releases.ModelReleasesReader;
import org.pulsartriage.scorer.ScorerMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the models topic on a thread of its own: loads what it wants and makes it warm, and only
 * then offers it to the partitions. A model that cannot be used is refused: that stands on the
 * topic, where the one before it is active again, and scoring goes on meanwhile.
 */
public final class ModelFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ModelFollower.class);
  private static final String NAME = "scorer";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
  private static final Duration START_PATIENCE = Duration.ofSeconds(30);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final ModelSource source;
  private final int threads;
  private final ModelRegistry registry;
  private final ModelReleasesReader reader;
  private final ScorerMeters meters;
  private final InstantSource clock;
  private final RoleModels active;
  private final RoleModels shadow;
  private final Map<ModelRole, Instant> notBefore = new HashMap<>();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "models"));

  private volatile Consumer<ModelRelease> shadowListener = release -> {};
  private String lastTrouble = "";

  private ModelFollower(
      KafkaConnection connection,
      ModelSource source,
      int threads,
      ScorerMeters meters,
      InstantSource clock) {
    this.source = source;
    this.threads = threads;
    this.registry = new ModelRegistry(connection, clock);
    this.reader = new ModelReleasesReader(connection);
    this.meters = meters;
    this.clock = clock;
    this.active = new RoleModels(source);
    this.shadow = new RoleModels(source);
  }

  /**
   * Announces the scorer's own model, loads the active one, and begins to follow. The topics exist.
   *
   * @param connection the cluster
   * @param source where models come from
   * @param threads threads that score with the active model
   * @param meters where the scorer counts
   * @param clock gives the time of changes
   * @return the follower; a model is active
   * @throws IllegalStateException in one line, where the scorer's own model cannot be used, or the
   *     active one cannot be fetched
   */
  public static ModelFollower start(
      KafkaConnection connection,
      ModelSource source,
      int threads,
      ScorerMeters meters,
      InstantSource clock) {
    ReadyModel own = ReadyModel.open(null, source.own(), 1);
    ModelFollower follower = null;
    try {
      follower = new ModelFollower(connection, source, threads, meters, clock);
      follower.begin(own);
      return follower;
    } catch (RuntimeException e) {
      if (follower != null) {
        follower.close();
      }
      throw e;
    } finally {
      own.release();
    }
  }

  private void begin(ReadyModel own) {
    Instant end = clock.instant().plus(START_PATIENCE);
    while (active.description() == null) {
      // Again each time: where the active model was refused and there was none before it, this one
      // is active next.
      change(
          ModelChanges.announce(
              own.description().modelId(), own.description().digest(), own.bundleUri()));
      look();
      if (active.description() == null) {
        if (clock.instant().isAfter(end)) {
          throw new IllegalStateException("the active model cannot be fetched: " + lastTrouble);
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    }
    registry
        .read()
        .active()
        .filter(release -> !release.getDigest().equals(own.description().digest()))
        .ifPresent(
            release ->
                LOG.info(
                    "the scorer's own model {} is not the active one: {} was released",
                    own.description().modelId(),
                    release.getModelId()));
    looking.scheduleWithFixedDelay(
        this::lookQuietly,
        BETWEEN_LOOKS.toMillis(),
        BETWEEN_LOOKS.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /**
   * @return what partitions score with
   */
  public ModelSupply active() {
    return active;
  }

  /**
   * @return what partitions score with beside it
   */
  public ModelSupply shadow() {
    return shadow;
  }

  /**
   * @return the active model, loaded
   */
  public ModelDescription activeModel() {
    return active.description();
  }

  /**
   * @return the shadow, loaded; empty where there is none
   */
  public Optional<ModelDescription> shadowModel() {
    return Optional.ofNullable(shadow.description());
  }

  /**
   * @param listener told on the follower's thread each time that it has looked: the shadow that is
   *     loaded, or null; must not wait
   */
  public void onShadow(Consumer<ModelRelease> listener) {
    this.shadowListener = listener;
  }

  private void lookQuietly() {
    try {
      look();
    } catch (InterruptException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      trouble("the models cannot be followed, and are tried again: " + e.getMessage());
    }
  }

  private void look() {
    ModelReleases releases = reader.read();
    releases.active().ifPresent(release -> follow(ModelRole.ACTIVE, active, release));
    if (releases.shadow().isPresent()) {
      follow(ModelRole.SHADOW, shadow, releases.shadow().get());
    } else if (shadow.description() != null) {
      LOG.info("{} is no longer a shadow", shadow.description().modelId());
      shadow.want(null);
    }
    shadowListener.accept(
        releases
            .shadow()
            .filter(release -> shadow.wants(release.getModelId(), release.getDigest()))
            .orElse(null));
  }

  private void follow(ModelRole role, RoleModels models, ModelRelease release) {
    if (models.wants(release.getModelId(), release.getDigest())
        || clock.instant().isBefore(notBefore.getOrDefault(role, Instant.MIN))) {
      return;
    }
    try {
      ReadyModel next =
          ReadyModel.open(
              release.getModelId(),
              source.load(release.getBundleUri(), release.getDigest()),
              role == ModelRole.ACTIVE ? threads : 1);
      models.want(next);
      if (role == ModelRole.ACTIVE) {
        meters.model(next.description());
      }
      LOG.info(
          "model {} ({}) is ready, {}: each partition takes it with its next candidate",
          release.getModelId(),
          release.getDigest(),
          role);
    } catch (IOException e) {
      notBefore.put(role, clock.instant().plus(BETWEEN_TRIES));
      trouble(
          "model "
              + release.getModelId()
              + " cannot be fetched now, and is tried again: "
              + e.getMessage());
    } catch (InvalidBundleException | RuntimeException e) {
      refuse(models, release, e);
    }
  }

  private void refuse(RoleModels models, ModelRelease release, Exception failure) {
    String cause = String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    ModelDescription kept = models.description();
    LOG.error(
        "model {} is refused: {}; {}",
        release.getModelId(),
        cause,
        kept == null ? "no other is loaded" : kept.modelId() + " goes on");
    LOG.debug("model {} is refused", release.getModelId(), failure);
    meters.modelRefused();
    change(ModelChanges.refuse(release.getModelId(), release.getDigest(), cause));
  }

  /** Where another scorer is changing the same thing, the next look sees what came of it. */
  private void change(ModelChange change) {
    try {
      registry.change(NAME, change);
    } catch (ModelChangeException e) {
      LOG.info("not changed: {}", e.getMessage());
    }
  }

  private void trouble(String line) {
    if (!line.equals(lastTrouble)) {
      LOG.warn(line);
      lastTrouble = line;
    }
  }

  /** Stops to follow. What partitions use stays open until they release it. */
  @Override
  public void close() {
    looking.shutdownNow();
    if (ended(looking)) {
      reader.close();
    }
    active.want(null);
    shadow.want(null);
  }

  private static boolean ended(ExecutorService executor) {
    try {
      return executor.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
