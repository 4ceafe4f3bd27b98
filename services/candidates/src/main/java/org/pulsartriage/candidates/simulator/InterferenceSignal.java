package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/** What the kinds of interference have in common: how they are found and how they flicker. */
abstract class InterferenceSignal implements Signal {

  /** Bins of the fold that strengths are meant for. */
  static final int FULL_BINS = 128;

  private final double period;
  private final double snr;
  private final double dm;
  private final SearchResponse search;

  /** Shape of a turn, of unit S/N in one cell. */
  protected final PulseShape shape;

  /** Width in turns of the boxcar that finds the shape best. */
  protected final double width;

  /**
   * @param random source of the search's S/N
   * @param period period in seconds
   * @param snr S/N of the profile, if nothing drifted or flickered
   * @param dm dispersion measure in pc cm^-3 at which it is strongest
   * @param bandwidth share of the band that it fills
   * @param shape shape of a turn; normalised here
   */
  protected InterferenceSignal(
      RandomGenerator random,
      double period,
      double snr,
      double dm,
      double bandwidth,
      PulseShape shape) {
    this.period = period;
    this.snr = snr;
    this.dm = dm;
    this.shape = shape;
    double[] harmonics = shape.harmonics();
    this.width = shape.normalise(FULL_BINS, 1);
    double spectral = DmSearch.spectral(snr) * Draws.logUniform(random, 0.4, 1.2);
    this.search =
        new SearchResponse(dm, harmonics, bandwidth, Math.max(5.5, Math.min(45, spectral)));
  }

  @Override
  public final double period() {
    return period;
  }

  @Override
  public final SearchResponse search() {
    return search;
  }

  @Override
  public final Injection injection() {
    return new Injection(snr, width, dm);
  }

  /**
   * Adds the shape to every cell.
   *
   * @param fold the fold
   * @param course phase of each sub-integration in turns
   * @param rows gain of each sub-integration, of mean 1
   * @param bands gain of each sub-band, of mean 1
   */
  protected final void addShape(FoldCube fold, double[] course, double[] rows, double[] bands) {
    FoldGeometry geometry = fold.geometry();
    double amplitude = geometry.amplitude(snr);
    for (int row = 0; row < geometry.subIntegrations(); row++) {
      if (rows[row] == 0) {
        continue;
      }
      for (int band = 0; band < FoldGeometry.BANDS; band++) {
        if (bands[band] != 0) {
          fold.add(
              shape,
              row,
              band,
              course[row] + geometry.residualDelay(band, dm),
              amplitude * rows[row] * bands[band]);
        }
      }
    }
  }

  /**
   * @param geometry shape of the fold
   * @param start phase in turns
   * @param drift turns over the observation
   * @param bend turns of curvature at the ends
   * @return phase of each sub-integration
   */
  protected static double[] track(FoldGeometry geometry, double start, double drift, double bend) {
    double[] track = new double[geometry.subIntegrations()];
    for (int row = 0; row < track.length; row++) {
      double time = geometry.time(row);
      track[row] = start + drift * time + bend * (4 * time * time - 1.0 / 3);
    }
    return track;
  }

  /**
   * @param random source
   * @param geometry shape of the fold
   * @param share share of the observation in which the signal is on, in one stretch
   * @return gains of mean 1 over the observation
   */
  protected static double[] stretch(RandomGenerator random, FoldGeometry geometry, double share) {
    int rows = geometry.subIntegrations();
    int on = (int) Math.max(1, Math.min(rows, Math.round(share * rows)));
    int from = random.nextInt(rows - on + 1);
    double[] gains = new double[rows];
    for (int row = from; row < from + on; row++) {
      gains[row] = rows / (double) on;
    }
    return gains;
  }

  /**
   * @param random source
   * @param count number of neighbouring sub-bands that are hit
   * @return gains of mean 1 over the band
   */
  protected static double[] patch(RandomGenerator random, int count) {
    double[] gains = new double[FoldGeometry.BANDS];
    int from = 2 + random.nextInt(FoldGeometry.BANDS - 2 - Math.min(count, 13) + 1);
    double[] within = Draws.gains(random, count, 2, 0.4);
    for (int i = 0; i < count && from + i < FoldGeometry.BANDS; i++) {
      gains[from + i] = within[i] * FoldGeometry.BANDS / count;
    }
    return gains;
  }

  /**
   * @param random source
   * @return gains of mean 1 that differ moderately over the whole band
   */
  protected static double[] broadband(RandomGenerator random) {
    return Draws.gains(random, FoldGeometry.BANDS, 3, Draws.uniform(random, 0.05, 0.7));
  }
}
