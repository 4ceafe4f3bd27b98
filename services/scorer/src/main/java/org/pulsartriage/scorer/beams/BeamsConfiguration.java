package org.pulsartriage.scorer.beams;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/** The settings {@code triage.scorer.beams.*}. */
@ConfigurationProperties("triage.scorer.beams")
public final class BeamsConfiguration {

  private boolean enabled;
  private double leastProbability = BeamSettings.STANDARD.leastProbability();
  private Duration window = BeamSettings.STANDARD.window();
  private Duration kept = BeamSettings.STANDARD.kept();
  private String geometry = BeamSettings.STANDARD.geometry();
  private double adjacentWithin = BeamSettings.STANDARD.adjacentWithin();
  private int harmonics = BeamSettings.STANDARD.harmonics();
  private double sigmas = BeamSettings.STANDARD.sigmas();
  private int interferenceBeams = BeamSettings.STANDARD.interferenceBeams();

  /**
   * @return how to group
   */
  public BeamSettings settings() {
    return new BeamSettings(
        leastProbability,
        window,
        kept,
        geometry,
        adjacentWithin,
        harmonics,
        sigmas,
        interferenceBeams);
  }

  /**
   * @return whether candidates are grouped across beams; not unless configured
   */
  public boolean isEnabled() {
    return enabled;
  }

  /**
   * @param enabled whether candidates are grouped across beams
   */
  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  /**
   * @return probability from which on a score is grouped, 0 to 1
   */
  public double getLeastProbability() {
    return leastProbability;
  }

  /**
   * @param leastProbability probability from which on a score is grouped, 0 to 1
   */
  public void setLeastProbability(double leastProbability) {
    this.leastProbability = leastProbability;
  }

  /**
   * @return how long after a pointing's first score its groups are decided
   */
  public Duration getWindow() {
    return window;
  }

  /**
   * @param window how long after a pointing's first score its groups are decided
   */
  public void setWindow(Duration window) {
    this.window = window;
  }

  /**
   * @return how long after a pointing's first score late ones join it
   */
  public Duration getKept() {
    return kept;
  }

  /**
   * @param kept how long after a pointing's first score late ones join it
   */
  public void setKept(Duration kept) {
    this.kept = kept;
  }

  /**
   * @return name of the receiver's geometry: angular, parkes-multibeam
   */
  public String getGeometry() {
    return geometry;
  }

  /**
   * @param geometry name of the receiver's geometry: angular, parkes-multibeam
   */
  public void setGeometry(String geometry) {
    this.geometry = geometry;
  }

  /**
   * @return greatest distance of neighbouring beams in degrees
   */
  public double getAdjacentWithin() {
    return adjacentWithin;
  }

  /**
   * @param adjacentWithin greatest distance of neighbouring beams in degrees
   */
  public void setAdjacentWithin(double adjacentWithin) {
    this.adjacentWithin = adjacentWithin;
  }

  /**
   * @return greatest a and b of ratios a/b of periods, 1 to 16
   */
  public int getHarmonics() {
    return harmonics;
  }

  /**
   * @param harmonics greatest a and b of ratios a/b of periods, 1 to 16
   */
  public void setHarmonics(int harmonics) {
    this.harmonics = harmonics;
  }

  /**
   * @return standard deviations by which members may differ
   */
  public double getSigmas() {
    return sigmas;
  }

  /**
   * @param sigmas standard deviations by which members may differ
   */
  public void setSigmas(double sigmas) {
    this.sigmas = sigmas;
  }

  /**
   * @return number of beams from which on a group is interference, 3 or more
   */
  public int getInterferenceBeams() {
    return interferenceBeams;
  }

  /**
   * @param interferenceBeams number of beams from which on a group is interference, 3 or more
   */
  public void setInterferenceBeams(int interferenceBeams) {
    this.interferenceBeams = interferenceBeams;
  }
}
