package org.pulsartriage.ingest.service;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import org.pulsartriage.ingest.injection.InjectionSettings;

/** The settings {@code triage.ingest.injection.*}. */
@ConfigurationProperties("triage.ingest.injection")
public final class InjectionConfiguration {

  private double share;
  private Long seed;
  private List<Double> snrRange = List.of(InjectionSettings.LEAST_SNR, InjectionSettings.MOST_SNR);

  /**
   * @return simulated pulsars for each candidate that files bring; 0 for none
   */
  public double getShare() {
    return share;
  }

  /**
   * @param share simulated pulsars for each candidate, 0 to 0.5
   */
  public void setShare(double share) {
    this.share = share;
  }

  /**
   * @return what the pulsars follow from; null for other ones at every start
   */
  @Nullable
  public Long getSeed() {
    return seed;
  }

  /**
   * @param seed what the pulsars follow from
   */
  public void setSeed(@Nullable Long seed) {
    this.seed = seed;
  }

  /**
   * @return lowest and highest S/N
   */
  public List<Double> getSnrRange() {
    return snrRange;
  }

  /**
   * @param snrRange lowest and highest S/N
   */
  public void setSnrRange(List<Double> snrRange) {
    this.snrRange = List.copyOf(snrRange);
  }

  /**
   * @return the settings, checked
   * @throws IllegalArgumentException where one is out of range
   */
  public InjectionSettings settings() {
    if (snrRange.size() != 2) {
      throw new IllegalArgumentException(
          "triage.ingest.injection.snr-range " + snrRange + ": two numbers, lowest and highest");
    }
    try {
      return new InjectionSettings(share, seed, snrRange.get(0), snrRange.get(1));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("triage.ingest.injection: " + e.getMessage(), e);
    }
  }
}
