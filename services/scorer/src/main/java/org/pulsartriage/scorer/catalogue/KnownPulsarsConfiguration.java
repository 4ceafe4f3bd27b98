package org.pulsartriage.scorer.catalogue;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.nio.file.Path;

/** The settings of {@code triage.scorer.*} that concern known pulsars. */
@ConfigurationProperties("triage.scorer")
public final class KnownPulsarsConfiguration {

  private static final double ARCMINUTES_A_DEGREE = 60;

  private Path catalogue;
  private double beamWidthArcmin = 14.4;

  /**
   * @return the catalogue configured, read; none where there is none
   * @throws IllegalStateException where it cannot be read, in one line
   */
  KnownPulsars knownPulsars() {
    return catalogue == null
        ? KnownPulsars.none()
        : KnownPulsars.in(catalogue, beamWidthArcmin / ARCMINUTES_A_DEGREE);
  }

  /**
   * @return CSV file of known pulsars; null for none
   */
  @Nullable
  public Path getCatalogue() {
    return catalogue;
  }

  /**
   * @param catalogue CSV file of known pulsars
   */
  public void setCatalogue(@Nullable Path catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * @return full width at half height of the telescope's beam in arcminutes
   */
  public double getBeamWidthArcmin() {
    return beamWidthArcmin;
  }

  /**
   * @param beamWidthArcmin full width at half height of the telescope's beam in arcminutes; that of
   *     the Parkes multibeam receiver unless configured
   */
  public void setBeamWidthArcmin(double beamWidthArcmin) {
    this.beamWidthArcmin = beamWidthArcmin;
  }
}
