package org.pulsartriage.models.input;

/**
 * Rows over one turn of phase, rotated and brought to another number of bins by overlap of area.
 */
final class PhaseResampler {

  private PhaseResampler() {}

  /**
   * As {@link PhaseWeights} says.
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
    PhaseWeights weights = PhaseWeights.of(columns, shift, bins);
    int entry = 0;
    for (int bin = 0; bin < bins; bin++) {
      for (; entry < weights.ends()[bin]; entry++) {
        int column = weights.sources()[entry];
        double weight = weights.weights()[entry];
        for (int row = 0; row < rows; row++) {
          resampled[row * bins + bin] += (float) (weight * values[row * columns + column]);
        }
      }
    }
    return resampled;
  }
}
