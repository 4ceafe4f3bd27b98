package org.pulsartriage.gate.service;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.nio.file.Path;
import java.time.Duration;
import org.pulsartriage.gate.rules.GateRules;
import org.pulsartriage.gate.rules.RulesFile;
import org.pulsartriage.gate.watch.GateSettings;

/** The settings {@code triage.gate.*}. */
@ConfigurationProperties("triage.gate")
public final class GateConfiguration {

  private boolean autoShadow = true;
  private Path rules;
  private Duration interval = Duration.ofSeconds(1);
  private Path stateDirectory = Path.of("data", "gate");

  /**
   * @return what the gate does by itself
   * @throws IllegalArgumentException naming setting, file, key and cause
   */
  GateSettings settings() {
    return new GateSettings(readRules(), autoShadow, interval);
  }

  private GateRules readRules() {
    if (rules == null) {
      return GateRules.ALARMS_ONLY;
    }
    try {
      return RulesFile.read(rules);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("triage.gate.rules: " + e.getMessage(), e);
    }
  }

  /**
   * @return whether a new release becomes the shadow by itself
   */
  public boolean isAutoShadow() {
    return autoShadow;
  }

  /**
   * @param autoShadow whether a new release becomes the shadow by itself
   */
  public void setAutoShadow(boolean autoShadow) {
    this.autoShadow = autoShadow;
  }

  /**
   * @return file of the rules; null for alarms only
   */
  @Nullable
  public Path getRules() {
    return rules;
  }

  /**
   * @param rules file of the rules
   */
  public void setRules(@Nullable Path rules) {
    this.rules = rules;
  }

  /**
   * @return time between two looks
   */
  public Duration getInterval() {
    return interval;
  }

  /**
   * @param interval time between two looks, 10 ms or more
   */
  public void setInterval(Duration interval) {
    this.interval = interval;
  }

  /**
   * @return where the counts lie, owned by one process
   */
  public Path getStateDirectory() {
    return stateDirectory;
  }

  /**
   * @param stateDirectory where the counts lie
   */
  public void setStateDirectory(Path stateDirectory) {
    this.stateDirectory = stateDirectory;
  }
}
