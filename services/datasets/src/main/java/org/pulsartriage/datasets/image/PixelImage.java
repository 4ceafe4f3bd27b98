package org.pulsartriage.datasets.image;

/**
 * An RGB image.
 *
 * @param width columns
 * @param height rows
 * @param samples 3 x height x width bytes: all red, then all green, then all blue, row-major
 */
public record PixelImage(int width, int height, byte[] samples) {

  /** Number of channels. */
  public static final int CHANNELS = 3;

  /** Checks the size. */
  public PixelImage {
    if (samples.length != CHANNELS * width * height) {
      throw new IllegalArgumentException(
          samples.length + " samples for " + CHANNELS + " x " + height + " x " + width);
    }
  }
}
