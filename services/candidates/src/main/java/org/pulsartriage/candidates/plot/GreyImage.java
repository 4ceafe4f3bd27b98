package org.pulsartriage.candidates.plot;

import java.awt.image.BufferedImage;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.schemas.Plane;

/** Planes as grey images, dark = bright, one pixel a sample. */
final class GreyImage {

  private GreyImage() {}

  /**
   * @param plane rows x columns
   * @param upwards whether the first row is drawn at the bottom
   * @return the plane over its own range
   */
  static BufferedImage of(Plane plane, boolean upwards) {
    int rows = plane.getRows();
    int columns = plane.getColumns();
    float[] values = Planes.values(plane);
    float[] range = range(values);
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
    for (int row = 0; row < rows; row++) {
      int y = upwards ? rows - 1 - row : row;
      for (int column = 0; column < columns; column++) {
        image.getRaster().setSample(column, y, 0, grey(values[row * columns + column], range));
      }
    }
    return image;
  }

  /**
   * @param plane a row of phase bins for each row
   * @param rotations turns from left to right
   * @param shift turns by which it is rotated towards later phase
   * @param upwards whether the first row is drawn at the bottom
   * @return the plane over its own range, as wide as the turns
   */
  static BufferedImage turned(Plane plane, double rotations, double shift, boolean upwards) {
    BufferedImage turn = of(plane, upwards);
    int bins = turn.getWidth();
    int width = (int) Math.round(bins * rotations);
    int offset = (int) Math.round(shift * bins);
    BufferedImage image = new BufferedImage(width, turn.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < turn.getHeight(); y++) {
      for (int x = 0; x < width; x++) {
        int bin = Math.floorMod(x - offset, bins);
        image.getRaster().setSample(x, y, 0, turn.getRaster().getSample(bin, y, 0));
      }
    }
    return image;
  }

  private static int grey(float value, float[] range) {
    if (!Float.isFinite(value) || range[1] <= range[0]) {
      return 255;
    }
    return 255 - Math.round(255 * (value - range[0]) / (range[1] - range[0]));
  }

  private static float[] range(float[] values) {
    float[] range = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    for (float value : values) {
      if (Float.isFinite(value)) {
        range[0] = Math.min(range[0], value);
        range[1] = Math.max(range[1], value);
      }
    }
    return range;
  }
}
