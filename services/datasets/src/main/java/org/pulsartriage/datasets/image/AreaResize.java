package org.pulsartriage.datasets.image;

/**
 * Resizing by exact area weights: a target pixel is the mean of the source over the rectangle that
 * it covers, each source pixel weighted by the share of it inside. The aspect ratio is not kept.
 * The mean is rounded to the nearest whole number, halves up.
 */
public final class AreaResize {

  private AreaResize() {}

  /**
   * @param image an image
   * @param width columns wanted, 1 or more
   * @param height rows wanted, 1 or more
   * @return the image in that size; itself if it has it
   */
  public static PixelImage to(PixelImage image, int width, int height) {
    if (image.width() == width && image.height() == height) {
      return image;
    }
    byte[] samples = new byte[PixelImage.CHANNELS * width * height];
    for (int channel = 0; channel < PixelImage.CHANNELS; channel++) {
      float[] plane = new float[image.width() * image.height()];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = image.samples()[channel * plane.length + i] & 0xff;
      }
      float[] resized = plane(plane, image.height(), image.width(), height, width);
      for (int i = 0; i < resized.length; i++) {
        samples[channel * resized.length + i] = (byte) Math.floor(resized[i] + 0.5f);
      }
    }
    return new PixelImage(width, height, samples);
  }

  /**
   * @param values rows x columns values, row-major
   * @param rows rows of the source
   * @param columns columns of the source
   * @param toRows rows wanted
   * @param toColumns columns wanted
   * @return toRows x toColumns means, row-major
   */
  public static float[] plane(float[] values, int rows, int columns, int toRows, int toColumns) {
    double[] narrow = new double[rows * toColumns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < toColumns; column++) {
        double mean = 0;
        double from = (double) column * columns / toColumns;
        double to = (double) (column + 1) * columns / toColumns;
        for (int i = (int) from; i < columns && i < to; i++) {
          mean += share(i, from, to) * values[row * columns + i];
        }
        narrow[row * toColumns + column] = mean;
      }
    }
    float[] resized = new float[toRows * toColumns];
    for (int row = 0; row < toRows; row++) {
      double from = (double) row * rows / toRows;
      double to = (double) (row + 1) * rows / toRows;
      for (int column = 0; column < toColumns; column++) {
        double mean = 0;
        for (int i = (int) from; i < rows && i < to; i++) {
          mean += share(i, from, to) * narrow[i * toColumns + column];
        }
        resized[row * toColumns + column] = (float) mean;
      }
    }
    return resized;
  }

  /** The share of [from, to) that lies in cell i. */
  private static double share(int i, double from, double to) {
    return Math.max(0, Math.min(i + 1, to) - Math.max(i, from)) / (to - from);
  }
}
