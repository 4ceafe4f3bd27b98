package org.pulsartriage.candidates.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The optimiser of the survey's folds: tries every period and dispersion measure of its plane,
 * takes the best boxcar of each profile, and folds at the best.
 */
final class FoldOptimiser {

  /** Noise of a fold with the always zapped channels in units of the radiometer's sigma. */
  static final double NOISE = 1.0;

  // Eight blocks of four rows are the most that a fold has.
  private static final int BLOCKS = 8;
  private static final int BLOCK = 4;

  private final FoldGeometry geometry;
  private final int rows;
  private final int bins;
  private final int periods;
  private final int[] dmShifts;
  private final int[] rowShifts;
  private final int[] blockShifts;
  // Which sum of a block each trial period takes, and the first period that takes a sum.
  private final int[] sumOf;
  private final int[][] sums;
  // Two turns a row, so that a rotated row is a contiguous one.
  private final float[] doubled;
  private final float[] dedispersed;
  private final float[] blockSums;
  private final float[] profile;
  private final BoxcarSearch boxcars;
  private final float[] plane;
  private final float[] bandSums;

  /**
   * @param geometry shape of the folds to come
   */
  FoldOptimiser(FoldGeometry geometry) {
    this.geometry = geometry;
    this.rows = geometry.subIntegrations();
    this.bins = geometry.bins();
    this.periods = geometry.periods();
    this.dmShifts = new int[FoldGeometry.DMS * FoldGeometry.BANDS];
    this.rowShifts = new int[periods * BLOCKS * BLOCK];
    this.blockShifts = new int[periods * BLOCKS];
    this.sumOf = new int[periods * BLOCKS];
    this.doubled = new float[FoldGeometry.BANDS * 2 * bins];
    this.dedispersed = new float[BLOCKS * BLOCK * 2 * bins];
    this.profile = new float[bins];
    this.boxcars = new BoxcarSearch(bins, Math.sqrt(geometry.liveCells()) / NOISE);
    this.plane = new float[FoldGeometry.DMS * periods];
    dmShifts();
    this.sums = periodShifts();
    this.blockSums = new float[sums.length * 2 * bins];
    this.bandSums = new float[FoldGeometry.DMS * rows * bins];
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
   * @param profile the best fold summed over both, above its zero level
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
   * @param fold a settled fold of unit noise a cell
   * @return the optimum of its plane
   */
  Optimum optimise(FoldCube fold) {
    dedisperse(fold.values());
    for (int dm = 0; dm < FoldGeometry.DMS; dm++) {
      sumBlocks(dm);
      for (int period = 0; period < periods; period++) {
        sumProfile(period);
        plane[dm * periods + period] = boxcars.snr(profile);
      }
    }
    int best = 0;
    for (int i = 1; i < plane.length; i++) {
      if (plane[i] > plane[best]) {
        best = i;
      }
    }
    return foldAt(fold.values(), best / periods, best % periods);
  }

  // Whole bins: where in a bin the trial shifts are rounded differs from band to band and from
  // block
  // to block, so that neighbouring trials differ little but nowhere agree altogether.
  private void dmShifts() {
    for (int dm = 0; dm < FoldGeometry.DMS; dm++) {
      for (int band = 0; band < FoldGeometry.BANDS; band++) {
        double delay = (dm - FoldGeometry.DM_ORIGIN) * geometry.dmStep();
        double shift = delay * FoldGeometry.delay(band) / geometry.period() * bins;
        dmShifts[dm * FoldGeometry.BANDS + band] = whole(shift, band, 0.8);
      }
    }
  }

  /** Rows are summed by blocks within which the drift is small, so that few sums serve many. */
  private int[][] periodShifts() {
    List<int[]> found = new ArrayList<>();
    for (int block = 0; block < BLOCKS; block++) {
      int first = block * BLOCK;
      double middle = 0.5 * (geometry.time(first) + geometry.time(first + BLOCK - 1));
      for (int period = 0; period < periods; period++) {
        double trial = period - geometry.periodOrigin();
        blockShifts[period * BLOCKS + block] = whole(trial * middle, block, 0.6);
        boolean fresh = period == 0;
        for (int row = first; row < first + BLOCK; row++) {
          int at = period * BLOCKS * BLOCK + row;
          rowShifts[at] = whole(trial * (geometry.time(row) - middle), row, 0);
          fresh |= period > 0 && rowShifts[at] != rowShifts[at - BLOCKS * BLOCK];
        }
        if (fresh) {
          found.add(new int[] {block, period});
        }
        sumOf[period * BLOCKS + block] = found.size() - 1;
      }
    }
    return found.toArray(new int[0][]);
  }

  /**
   * @param shift bins
   * @param salt which of the bands or blocks
   * @param spread how much the edge of the rounding differs between them, 0 to 1
   */
  private int whole(double shift, int salt, double spread) {
    double edge = 0.5 + spread * ((salt * 0.6180339887498949) % 1 - 0.5);
    return Math.floorMod((int) Math.floor(shift + edge), bins);
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
        int to = (dm * rows + row) * bins;
        Arrays.fill(bandSums, to, to + bins, 0);
        for (int band = 0; band < FoldGeometry.BANDS; band += BLOCK) {
          int at = dm * FoldGeometry.BANDS + band;
          addFour(
              doubled,
              band * turn + dmShifts[at],
              (band + 1) * turn + dmShifts[at + 1],
              (band + 2) * turn + dmShifts[at + 2],
              (band + 3) * turn + dmShifts[at + 3],
              bandSums,
              to);
        }
      }
    }
  }

  // Several sums at once, because the sum is bound by its loads and stores.
  private void addFour(float[] from, int a, int b, int c, int d, float[] into, int to) {
    for (int i = 0; i < bins; i++) {
      into[to + i] += (from[a + i] + from[b + i]) + (from[c + i] + from[d + i]);
    }
  }

  private void sumBlocks(int dm) {
    int turn = 2 * bins;
    for (int row = 0; row < rows; row++) {
      int from = (dm * rows + row) * bins;
      System.arraycopy(bandSums, from, dedispersed, row * turn, bins);
      System.arraycopy(bandSums, from, dedispersed, row * turn + bins, bins);
    }
    for (int sum = 0; sum < sums.length; sum++) {
      int row = sums[sum][0] * BLOCK;
      int at = sums[sum][1] * BLOCKS * BLOCK + row;
      int to = sum * turn;
      Arrays.fill(blockSums, to, to + bins, 0);
      addFour(
          dedispersed,
          row * turn + rowShifts[at],
          (row + 1) * turn + rowShifts[at + 1],
          (row + 2) * turn + rowShifts[at + 2],
          (row + 3) * turn + rowShifts[at + 3],
          blockSums,
          to);
      System.arraycopy(blockSums, to, blockSums, to + bins, bins);
    }
  }

  private void sumProfile(int period) {
    Arrays.fill(profile, 0);
    int turn = 2 * bins;
    for (int block = 0; block < BLOCKS; block += BLOCK) {
      int at = period * BLOCKS + block;
      addFour(
          blockSums,
          sumOf[at] * turn + blockShifts[at],
          sumOf[at + 1] * turn + blockShifts[at + 1],
          sumOf[at + 2] * turn + blockShifts[at + 2],
          sumOf[at + 3] * turn + blockShifts[at + 3],
          profile,
          0);
    }
  }

  private Optimum foldAt(float[] cube, int dm, int period) {
    float[] subIntegrations = new float[rows * bins];
    float[] subBands = new float[FoldGeometry.BANDS * bins];
    float[] total = new float[bins];
    for (int row = 0; row < rows; row++) {
      int drift =
          blockShifts[period * BLOCKS + row / BLOCK] + rowShifts[period * BLOCKS * BLOCK + row];
      for (int band = 0; band < FoldGeometry.BANDS; band++) {
        int from = (row * FoldGeometry.BANDS + band) * bins;
        int shift = (dmShifts[dm * FoldGeometry.BANDS + band] + drift) % bins;
        for (int bin = 0; bin < bins; bin++) {
          int at = bin + shift;
          float value = cube[from + (at < bins ? at : at - bins)];
          subIntegrations[row * bins + bin] += value;
          subBands[band * bins + bin] += value;
          total[bin] += value;
        }
      }
    }
    boxcars.snr(total);
    float zero = boxcars.zero();
    for (int bin = 0; bin < bins; bin++) {
      total[bin] -= zero;
    }
    double snr = plane[dm * periods + period];
    return new Optimum(
        dm, period, boxcars.width(), snr, plane.clone(), subIntegrations, subBands, total);
  }
}
