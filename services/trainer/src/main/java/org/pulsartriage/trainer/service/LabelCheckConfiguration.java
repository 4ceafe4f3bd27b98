package org.pulsartriage.trainer.service;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import java.time.Duration;
import org.pulsartriage.trainer.labels.LabelCheckSettings;

/** The settings {@code triage.label-check.*}; {@code .enabled} false leaves the check out. */
@ConfigurationProperties("triage.label-check")
public final class LabelCheckConfiguration {

  private Path stateDirectory = Path.of("data", "label-check");
  private Duration patience = LabelCheckSettings.DEFAULT_PATIENCE;

  /**
   * @return how to run
   */
  LabelCheckSettings settings() {
    return new LabelCheckSettings(stateDirectory, patience);
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
   * @return how long a label waits for its candidate to be scored
   */
  public Duration getPatience() {
    return patience;
  }

  /**
   * @param patience how long a label waits for its candidate to be scored
   */
  public void setPatience(Duration patience) {
    this.patience = patience;
  }
}
