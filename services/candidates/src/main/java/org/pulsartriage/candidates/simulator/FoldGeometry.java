package org.pulsartriage.candidates.simulator;

import org.pulsartriage.candidates.format.PhcxGeneration;

/**
 * Shape and axes of one candidate's fold.
 *
 * @param generation whose shape
 * @param subIntegrations number of rows in time
 * @param bins phase bins of a turn
 * @param periods number of trial periods of the optimiser
 * @param period folding period in seconds
 * @param dm dispersion measure of the fold in pc cm^-3
 * @param length length of the observation in seconds
 */
record FoldGeometry(
    PhcxGeneration generation,
    int subIntegrations,
    int bins,
    int periods,
    double period,
    double dm,
    double length) {

  /** Sub-bands, the first the highest in frequency. */
  static final int BANDS = 16;

  /** Trial dispersion measures of the optimiser. */
  static final int DMS = 66;

  /** Centre of the band in MHz. */
  static final double CENTRE_FREQUENCY = 1382;

  /** Width of the band in MHz. */
  static final double BANDWIDTH = 400;

  /**
   * Dispersion constant in s MHz^2 cm^3 pc^-1 (Lorimer and Kramer 2005, Handbook of Pulsar
   * Astronomy, eq. 4.7).
   */
  static final double DISPERSION = 4.148808e3;

  /** Delay between the edges of the band in seconds per pc cm^-3. */
  static final double BAND_DELAY =
      DISPERSION
          * (Math.pow(CENTRE_FREQUENCY - BANDWIDTH / 2, -2)
              - Math.pow(CENTRE_FREQUENCY + BANDWIDTH / 2, -2));

  /** The optimiser's delay per pc cm^-3, a little less than that of the whole band. */
  private static final double OPTIMISER_DELAY = 1.29703e-3;

  private static final double[] DELAYS = delays();

  /** Index of the trial dispersion measure that is the fold's own. */
  static final int DM_ORIGIN = 33;

  private static double[] delays() {
    double[] delays = new double[BANDS];
    double width = BANDWIDTH / BANDS;
    for (int band = 0; band < BANDS; band++) {
      double frequency = CENTRE_FREQUENCY + BANDWIDTH / 2 - (band + 0.5) * width;
      delays[band] = DISPERSION * (Math.pow(frequency, -2) - Math.pow(CENTRE_FREQUENCY, -2));
    }
    return delays;
  }

  /**
   * @param band a sub-band
   * @return its delay against the centre of the band, in seconds per pc cm^-3
   */
  static double delay(int band) {
    return DELAYS[band];
  }

  /**
   * @return number of cells of a turn's column: sub-integrations times sub-bands
   */
  int cells() {
    return subIntegrations * BANDS;
  }

  /**
   * @return cells that hold noise where nothing but the always zapped channels is dead
   */
  double liveCells() {
    return generation == PhcxGeneration.THORNTON ? cells() * 0.875 : cells();
  }

  /**
   * @param snr S/N of the profile that a shape, normalised for 128 bins and one cell, is to have
   * @return its amplitude in every live cell
   */
  double amplitude(double snr) {
    return snr * Math.sqrt(128.0 / bins / liveCells());
  }

  /**
   * @return step of the optimiser in dispersion measure: half a bin across the band
   */
  double dmStep() {
    return 0.5 * period / bins / OPTIMISER_DELAY;
  }

  /**
   * @return step of the optimiser in period, in seconds: one bin over the observation
   */
  double periodStep() {
    return period * period / (length * bins);
  }

  /**
   * @return index of the trial period that is the folding period
   */
  int periodOrigin() {
    return (periods - 1) / 2;
  }

  /**
   * @param row a sub-integration
   * @return time of its middle in observations, -0.5 to 0.5
   */
  double time(int row) {
    return (row + 0.5) / subIntegrations - 0.5;
  }

  /**
   * @param band a sub-band
   * @param trueDm dispersion measure of a signal in pc cm^-3
   * @return turns by which the signal comes late in that band of this fold
   */
  double residualDelay(int band, double trueDm) {
    return (trueDm - dm) * DELAYS[band] / period;
  }
}
