package org.pulsartriage.scorer.service;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.nio.file.Path;
import java.time.Duration;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.store.BundleCopies;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.scorer.model.BundleModels;
import org.pulsartriage.scorer.model.ModelSource;
import org.pulsartriage.scorer.topology.ScoringLimits;

/** The settings {@code triage.scorer.*}. */
@ConfigurationProperties("triage.scorer")
public final class ScorerConfiguration {

  private static final String COPIES = "bundles";

  private Path model;
  private String engine = EngineKind.ONNX.label();
  private Path stateDirectory = Path.of("data", "scorer");
  private int threads = Runtime.getRuntime().availableProcessors();
  private Duration commitInterval = ScorerSettings.DEFAULT_COMMIT_INTERVAL;
  private Duration seenRetention = ScoringLimits.STANDARD.seenRetention();
  private int batchSize = ScoringLimits.STANDARD.batchSize();
  private Duration batchIdle = ScoringLimits.STANDARD.batchIdle();
  private Duration commitAfter = ScoringLimits.STANDARD.commitAfter();

  /**
   * @return how to run
   */
  ScorerSettings settings() {
    return new ScorerSettings(
        stateDirectory,
        threads,
        commitInterval,
        new ScoringLimits(seenRetention, batchSize, batchIdle, commitAfter));
  }

  /**
   * @param bundles reads released bundles
   * @return where models come from: the bundle configured, else the one that ships, and whatever is
   *     released, copies of which are kept beside the state stores
   */
  ModelSource models(BundleReader bundles) {
    return new BundleModels(
        model,
        EngineKind.labelled(engine),
        new BundleCopies(bundles, stateDirectory.resolve(COPIES)));
  }

  /**
   * @return file of the bundle that scores until another model is released; null for the one that
   *     ships
   */
  @Nullable
  public Path getModel() {
    return model;
  }

  /**
   * @param model file of a model bundle
   */
  public void setModel(@Nullable Path model) {
    this.model = model;
  }

  /**
   * @return name of the inference engine
   */
  public String getEngine() {
    return engine;
  }

  /**
   * @param engine name of the inference engine
   */
  public void setEngine(String engine) {
    this.engine = engine;
  }

  /**
   * @return where the state stores lie, owned by one process
   */
  public Path getStateDirectory() {
    return stateDirectory;
  }

  /**
   * @param stateDirectory where the state stores lie
   */
  public void setStateDirectory(Path stateDirectory) {
    this.stateDirectory = stateDirectory;
  }

  /**
   * @return stream threads; the machine's processors unless configured
   */
  public int getThreads() {
    return threads;
  }

  /**
   * @param threads stream threads, 1 or more
   */
  public void setThreads(int threads) {
    this.threads = threads;
  }

  /**
   * @return longest time between commits
   */
  public Duration getCommitInterval() {
    return commitInterval;
  }

  /**
   * @param commitInterval longest time between commits, 1 ms or more
   */
  public void setCommitInterval(Duration commitInterval) {
    this.commitInterval = commitInterval;
  }

  /**
   * @return how long a scored candidate is remembered
   */
  public Duration getSeenRetention() {
    return seenRetention;
  }

  /**
   * @param seenRetention how long a scored candidate is remembered, 2 minutes or more
   */
  public void setSeenRetention(Duration seenRetention) {
    this.seenRetention = seenRetention;
  }

  /**
   * @return candidates of a partition that are scored together at most
   */
  public int getBatchSize() {
    return batchSize;
  }

  /**
   * @param batchSize candidates of a partition that are scored together at most, 1 or more
   */
  public void setBatchSize(int batchSize) {
    this.batchSize = batchSize;
  }

  /**
   * @return how long nothing has to come for a batch to be scored that is not full
   */
  public Duration getBatchIdle() {
    return batchIdle;
  }

  /**
   * @param batchIdle how long nothing has to come for a batch to be scored that is not full, 1 ms
   *     or more
   */
  public void setBatchIdle(Duration batchIdle) {
    this.batchIdle = batchIdle;
  }

  /**
   * @return how long a candidate that was published just now waits for its commit at least
   */
  public Duration getCommitAfter() {
    return commitAfter;
  }

  /**
   * @param commitAfter how long a candidate that was published just now waits for its commit at
   *     least, 1 ms or more
   */
  public void setCommitAfter(Duration commitAfter) {
    this.commitAfter = commitAfter;
  }
}
