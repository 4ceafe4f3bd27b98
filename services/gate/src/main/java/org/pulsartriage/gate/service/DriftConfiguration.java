package org.pulsartriage.gate.service;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import java.time.Duration;
import org.pulsartriage.gate.drift.DriftSettings;

/** The settings {@code triage.gate.drift.*}. */
@ConfigurationProperties("triage.gate.drift")
public final class DriftConfiguration {

  private long leastSample = DriftSettings.LEAST_SAMPLE;
  private double significance = DriftSettings.SIGNIFICANCE;
  private double leastStabilityIndex = DriftSettings.LEAST_STABILITY_INDEX;
  private Duration grace = DriftSettings.GRACE;

  /**
   * @param stateDirectory where the gate keeps its state
   * @return the settings, checked
   * @throws IllegalArgumentException where one is out of range
   */
  DriftSettings settings(Path stateDirectory) {
    try {
      return new DriftSettings(
          stateDirectory, leastSample, significance, leastStabilityIndex, grace);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("triage.gate.drift: " + e.getMessage(), e);
    }
  }

  /**
   * @return candidates of a beam and hour below which a quantity is not tested
   */
  public long getLeastSample() {
    return leastSample;
  }

  /**
   * @param leastSample candidates of a beam and hour, 1 or more
   */
  public void setLeastSample(long leastSample) {
    this.leastSample = leastSample;
  }

  /**
   * @return probability of a false alarm in an hour
   */
  public double getSignificance() {
    return significance;
  }

  /**
   * @param significance probability of a false alarm in an hour, between 0 and 1
   */
  public void setSignificance(double significance) {
    this.significance = significance;
  }

  /**
   * @return population stability index from which on a shift is worth an alarm
   */
  public double getLeastStabilityIndex() {
    return leastStabilityIndex;
  }

  /**
   * @param leastStabilityIndex population stability index, 0 or more
   */
  public void setLeastStabilityIndex(double leastStabilityIndex) {
    this.leastStabilityIndex = leastStabilityIndex;
  }

  /**
   * @return how long nothing must have come for an hour before it is closed
   */
  public Duration getGrace() {
    return grace;
  }

  /**
   * @param grace how long, above 0
   */
  public void setGrace(Duration grace) {
    this.grace = grace;
  }
}
