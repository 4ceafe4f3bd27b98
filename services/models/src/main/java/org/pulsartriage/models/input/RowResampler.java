package org.pulsartriage.models.input;

/** A plane brought to another number of rows by overlap of area, dead rows left out. */
final class RowResampler {

  private RowResampler() {}

  /**
   * @param values rows x columns values, row-major
   * @param live whether a row has signal, one a row
   * @param columns values a row
   * @param wanted number of rows wanted
   * @return wanted x columns values: means of the live rows that an output row covers, weighted by
   *     how much of each; 0 where it covers none
   */
  static float[] resample(float[] values, boolean[] live, int columns, int wanted) {
    float[] resampled = new float[wanted * columns];
    double height = (double) live.length / wanted;
    for (int row = 0; row < wanted; row++) {
      double start = row * height;
      double end = start + height;
      double covered = 0;
      for (int source = (int) start;
          source < Math.min(live.length, Math.ceil(end - 1e-9));
          source++) {
        double weight = Math.min(end, source + 1) - Math.max(start, source);
        if (!live[source] || weight <= 1e-9) {
          continue;
        }
        covered += weight;
        for (int column = 0; column < columns; column++) {
          resampled[row * columns + column] += (float) (weight * values[source * columns + column]);
        }
      }
      for (int column = 0; column < columns && covered > 0; column++) {
        resampled[row * columns + column] /= (float) covered;
      }
    }
    return resampled;
  }
}
