package org.pulsartriage.models.input;

/**
 * Rows over one turn of phase, rotated and brought to another number of bins by overlap of area.
 */
final class PhaseResampler {

  private PhaseResampler() {}

  /**
   * A bin is a step of its row, and an output bin the mean of what it covers, so that a rotation by
   * whole bins to as many bins copies them and noise is averaged where there are fewer.
   *
   * @param values rows x columns values, row-major
   * @param rows number of rows
   * @param columns bins a row
   * @param shift turns to rotate by, towards later phase
   * @param bins bins a row wanted
   * @return rows x bins values, row-major
   */
  static float[] resample(float[] values, int rows, int columns, double shift, int bins) {
    float[] resampled = new float[rows * bins];
    double width = (double) columns / bins;
    double origin = -(shift - Math.floor(shift)) * columns;
    // A rotation that is whole but for rounding is whole: or else every bin would leak into the
    // next.
    if (Math.abs(origin - Math.rint(origin)) < 1e-6 * columns) {
      origin = Math.rint(origin);
    }
    for (int bin = 0; bin < bins; bin++) {
      double start = origin + bin * width;
      double end = start + width;
      long first = (long) Math.floor(start);
      long last = (long) Math.ceil(end - 1e-9);
      for (long cell = first; cell < last; cell++) {
        double weight = (Math.min(end, cell + 1) - Math.max(start, cell)) / width;
        if (weight <= 1e-9) {
          continue;
        }
        int column = (int) Math.floorMod(cell, (long) columns);
        for (int row = 0; row < rows; row++) {
          resampled[row * bins + bin] += (float) (weight * values[row * columns + column]);
        }
      }
    }
    return resampled;
  }
}
