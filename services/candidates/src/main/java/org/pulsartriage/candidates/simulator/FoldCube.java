package org.pulsartriage.candidates.simulator;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A fold before anything is summed: sub-integration x sub-band x phase bin. */
final class FoldCube {

  private final FoldGeometry geometry;
  private final float[] values;
  private final boolean[] deadBands = new boolean[FoldGeometry.BANDS];
  private final boolean[] deadRows;

  /**
   * @param geometry shape and axes
   */
  FoldCube(FoldGeometry geometry) {
    this.geometry = geometry;
    this.values = new float[geometry.cells() * geometry.bins()];
    this.deadRows = new boolean[geometry.subIntegrations()];
  }

  /**
   * @return shape and axes
   */
  FoldGeometry geometry() {
    return geometry;
  }

  /**
   * @return all values, bins fastest, then sub-bands, then sub-integrations; to be changed at will
   */
  float[] values() {
    return values;
  }

  /**
   * @param row a sub-integration
   * @param band a sub-band
   * @return index of the first bin of that cell
   */
  int offset(int row, int band) {
    return (row * FoldGeometry.BANDS + band) * geometry.bins();
  }

  /**
   * Adds a pulse to one cell.
   *
   * @param pulse its shape
   * @param row a sub-integration
   * @param band a sub-band
   * @param phase where the shape's origin falls, in turns
   * @param amplitude factor of the shape
   */
  void add(PulseShape pulse, int row, int band, double phase, double amplitude) {
    pulse.addTo(values, offset(row, band), geometry.bins(), phase, (float) amplitude);
  }

  /**
   * Fills every cell with noise of unit variance.
   *
   * @param random its source
   * @param memory correlation of neighbouring bins, small against 1
   */
  void fillWithNoise(RandomGenerator random, double memory) {
    GaussianTable.fill(values, random);
    float keep = (float) memory;
    for (int i = values.length - 1; i > 0; i--) {
      values[i] += keep * values[i - 1];
    }
  }

  /**
   * Scales all of one sub-integration.
   *
   * @param row a sub-integration
   * @param factor the factor
   */
  void scaleRow(int row, double factor) {
    int from = offset(row, 0);
    int to = from + FoldGeometry.BANDS * geometry.bins();
    for (int i = from; i < to; i++) {
      values[i] *= (float) factor;
    }
  }

  /**
   * Scales all of one sub-band.
   *
   * @param band a sub-band
   * @param factor the factor
   */
  void scaleBand(int band, double factor) {
    for (int row = 0; row < geometry.subIntegrations(); row++) {
      int from = offset(row, band);
      for (int i = from; i < from + geometry.bins(); i++) {
        values[i] *= (float) factor;
      }
    }
  }

  /**
   * Zaps a sub-band, whatever is added to it.
   *
   * @param band a sub-band
   */
  void killBand(int band) {
    deadBands[band] = true;
  }

  /**
   * Zaps a sub-integration, whatever is added to it.
   *
   * @param row a sub-integration
   */
  void killRow(int row) {
    deadRows[row] = true;
  }

  /**
   * @param band a sub-band
   * @return whether it holds nothing
   */
  boolean isDeadBand(int band) {
    return deadBands[band];
  }

  /** Empties what was zapped and takes the mean off every cell: a fold has no zero level. */
  void settle() {
    int bins = geometry.bins();
    for (int row = 0; row < geometry.subIntegrations(); row++) {
      for (int band = 0; band < FoldGeometry.BANDS; band++) {
        int from = offset(row, band);
        if (deadRows[row] || deadBands[band]) {
          Arrays.fill(values, from, from + bins, 0);
          continue;
        }
        float sum = 0;
        for (int i = from; i < from + bins; i++) {
          sum += values[i];
        }
        float mean = sum / bins;
        for (int i = from; i < from + bins; i++) {
          values[i] -= mean;
        }
      }
    }
  }
}
