package org.pulsartriage.candidates.simulator;

import java.util.Arrays;

/**
 * The optimiser of the survey's folds: tries every period and dispersion measure of its plane,
 * takes the best boxcar of each profile, and folds at the best. The S/N of a boxcar is {@code (on -
 * off) / (sqrt(width) sigma)}, with the mean off the boxcar as the zero level and the radiometer's
 * sigma, so that it does not saturate on interference.
 */
final class FoldOptimiser {

  /** The survey's figures are that much above those of the noise really in its folds. */
  static final double SNR_GAIN = 1.13;

  private final FoldGeometry geometry;
  private final int rows;
  private final int bins;
  private final int periods;
  private final int[] widths;
  // Two turns a row, so that a rotated row is a contiguous one.
  private final float[] doubled;
  private final float[] dedispersed;
  private final float[] profile;
  private final float[] cumulative;
  private final float[] most;
  private final float[] plane;
  private final byte[] widthOf;

  /**
   * @param geometry shape of the folds to come
   */
  FoldOptimiser(FoldGeometry geometry) {
    this.geometry = geometry;
    this.rows = geometry.subIntegrations();
    this.bins = geometry.bins();
    this.periods = geometry.periods();
    this.widths = widths(bins);
    this.doubled = new float[FoldGeometry.BANDS * 2 * bins];
    this.dedispersed = new float[FoldGeometry.DMS * rows * 2 * bins];
    this.profile = new float[bins];
    this.cumulative = new float[(bins + bins / 2 + 1) * periods];
    this.most = new float[periods];
    this.plane = new float[FoldGeometry.DMS * periods];
    this.widthOf = new byte[FoldGeometry.DMS * periods];
  }

  /**
   * @param bins phase bins of a turn
   * @return the widths of the boxcars: each half as wide again as the one before, up to half a turn
   */
  static int[] widths(int bins) {
    int[] widths = new int[16];
    int count = 0;
    for (int width = 1; width < bins / 2; width = Math.max(width + 1, width * 3 / 2)) {
      widths[count++] = width;
    }
    return Arrays.copyOf(widths, count);
  }

  /**
   * @param other shape of a fold
   * @return whether this optimiser can take it: trial shifts in bins depend on the shape alone
   */
  boolean suits(FoldGeometry other) {
    return other.subIntegrations() == rows
        && other.bins() == bins
        && other.periods() == periods
        && other.generation() == geometry.generation();
  }

  /**
   * What the optimiser found.
   *
   * @param dmIndex best trial dispersion measure
   * @param periodIndex best trial period
   * @param width bins of the best boxcar
   * @param snr its S/N
   * @param plane S/N of every trial, a row a dispersion measure
   * @param subIntegrations the best fold summed over frequency, a row a sub-integration
   * @param subBands the best fold summed over time, a row a sub-band
   * @param profile the best fold summed over both
   */
  record Optimum(
      int dmIndex,
      int periodIndex,
      int width,
      double snr,
      float[] plane,
      float[] subIntegrations,
      float[] subBands,
      float[] profile) {}

  /**
   * @param fold a settled fold of unit noise a cell
   * @return the optimum of its plane
   */
  Optimum optimise(FoldCube fold) {
    dedisperse(fold.values());
    for (int dm = 0; dm < FoldGeometry.DMS; dm++) {
      foldAllPeriods(dm);
      bestBoxcars(dm);
    }
    int best = 0;
    for (int i = 1; i < plane.length; i++) {
      if (plane[i] > plane[best]) {
        best = i;
      }
    }
    return foldAt(fold.values(), best / periods, best % periods, best);
  }

  private void dedisperse(float[] cube) {
    int turn = 2 * bins;
    for (int row = 0; row < rows; row++) {
      for (int band = 0; band < FoldGeometry.BANDS; band++) {
        int from = (row * FoldGeometry.BANDS + band) * bins;
        System.arraycopy(cube, from, doubled, band * turn, bins);
        System.arraycopy(cube, from, doubled, band * turn + bins, bins);
      }
      for (int dm = 0; dm < FoldGeometry.DMS; dm++) {
        int to = (dm * rows + row) * turn;
        Arrays.fill(dedispersed, to, to + bins, 0);
        for (int band = 0; band < FoldGeometry.BANDS; band++) {
          accumulate(doubled, band * turn + dmShift(dm, band), dedispersed, to);
        }
        System.arraycopy(dedispersed, to, dedispersed, to + bins, bins);
      }
    }
  }

  private void accumulate(float[] from, int at, float[] into, int to) {
    for (int i = 0; i < bins; i++) {
      into[to + i] += from[at + i];
    }
  }

  private int dmShift(int dm, int band) {
    double shift = (dm - FoldGeometry.DM_ORIGIN) * geometry.dmStep() * FoldGeometry.delay(band);
    return Math.floorMod(Math.round((float) (shift / geometry.period() * bins)), bins);
  }

  private int periodShift(int period, int row) {
    double shift = (period - geometry.periodOrigin()) * geometry.time(row);
    return Math.floorMod(Math.round((float) shift), bins);
  }

  /** Every trial period at one dispersion measure, as cumulative sums along the phase. */
  private void foldAllPeriods(int dm) {
    int turn = 2 * bins;
    Arrays.fill(cumulative, 0);
    for (int period = 0; period < periods; period++) {
      Arrays.fill(profile, 0);
      for (int row = 0; row < rows; row++) {
        accumulate(dedispersed, (dm * rows + row) * turn + periodShift(period, row), profile, 0);
      }
      float sum = 0;
      int at = period;
      for (int i = 0; i < bins + bins / 2; i++) {
        sum += profile[i < bins ? i : i - bins];
        at += periods;
        cumulative[at] = sum;
      }
    }
  }

  private void bestBoxcars(int dm) {
    int row = dm * periods;
    Arrays.fill(plane, row, row + periods, Float.NEGATIVE_INFINITY);
    for (int index = 0; index < widths.length; index++) {
      int width = widths[index];
      Arrays.fill(most, Float.NEGATIVE_INFINITY);
      int stride = Math.max(1, width / 5);
      for (int bin = 0; bin < bins; bin += stride) {
        highest(bin * periods, (bin + width) * periods);
      }
      float scale =
          (float)
              (SNR_GAIN / (Math.sqrt(width * geometry.liveCells()) * (1 - width / (double) bins)));
      for (int period = 0; period < periods; period++) {
        float snr = most[period] * scale;
        if (snr > plane[row + period]) {
          plane[row + period] = snr;
          widthOf[row + period] = (byte) width;
        }
      }
    }
  }

  private void highest(int from, int to) {
    for (int period = 0; period < periods; period++) {
      most[period] = Math.max(most[period], cumulative[to + period] - cumulative[from + period]);
    }
  }

  private Optimum foldAt(float[] cube, int dm, int period, int best) {
    float[] subIntegrations = new float[rows * bins];
    float[] subBands = new float[FoldGeometry.BANDS * bins];
    float[] total = new float[bins];
    for (int row = 0; row < rows; row++) {
      for (int band = 0; band < FoldGeometry.BANDS; band++) {
        int from = (row * FoldGeometry.BANDS + band) * bins;
        int shift = (dmShift(dm, band) + periodShift(period, row)) % bins;
        for (int bin = 0; bin < bins; bin++) {
          int at = bin + shift;
          float value = cube[from + (at < bins ? at : at - bins)];
          subIntegrations[row * bins + bin] += value;
          subBands[band * bins + bin] += value;
          total[bin] += value;
        }
      }
    }
    return new Optimum(
        dm, period, widthOf[best], plane[best], plane.clone(), subIntegrations, subBands, total);
  }
}
