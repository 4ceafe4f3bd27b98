package org.pulsartriage.models.input;

import java.util.Arrays;
import java.util.List;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.schemas.Plane;

/**
 * A plane as an image of rows over phase: rotated so that the pulse stands at phase 0.5, dead rows
 * left out, every row with a median of 0 and a noise of 1, compressed.
 */
final class CentredImage {

  private static final float LARGEST = 1e30f;

  private CentredImage() {}

  /**
   * @param plane rows over phase
   * @param dead indices of rows without signal
   * @param shift turns that bring the pulse to phase 0.5
   * @param reversed whether the last row comes first
   * @param rows rows of the image
   * @param bins bins a row
   * @return rows x bins values, row-major, all finite
   */
  static float[] of(
      Plane plane, List<Integer> dead, double shift, boolean reversed, int rows, int bins) {
    boolean[] live = new boolean[plane.getRows()];
    Arrays.fill(live, true);
    for (int row : dead) {
      live[row] = false;
    }
    float[] values =
        PhaseResampler.resample(
            sound(Planes.values(plane)), plane.getRows(), plane.getColumns(), shift, bins);
    RobustScale.applyToRows(values, bins);
    if (reversed) {
      reverse(values, live, bins);
    }
    float[] image = RowResampler.resample(values, live, bins, rows);
    RobustScale.applyToRows(image, bins);
    RobustScale.compress(image);
    return image;
  }

  private static void reverse(float[] values, boolean[] live, int bins) {
    for (int low = 0, high = live.length - 1; low < high; low++, high--) {
      boolean kept = live[low];
      live[low] = live[high];
      live[high] = kept;
      for (int bin = 0; bin < bins; bin++) {
        float value = values[low * bins + bin];
        values[low * bins + bin] = values[high * bins + bin];
        values[high * bins + bin] = value;
      }
    }
  }

  /**
   * A value that is not finite would spread over a whole row; as 0 it is one odd sample. Sums of
   * values near the largest float would overflow.
   *
   * @param values values, changed in place
   * @return them
   */
  static float[] sound(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = sound(values[i]);
    }
    return values;
  }

  /**
   * @param value any
   * @return it within bounds, 0 where it is not finite
   */
  static float sound(float value) {
    return Float.isFinite(value) ? Math.max(-LARGEST, Math.min(LARGEST, value)) : 0;
  }
}
