package org.pulsartriage.datasets.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.pulsartriage.datasets.MalformedDataException;

/** JPEG and PNG files to pixels. */
public final class ImageDecoder {

  private static final int MAX_SIDE = 8192;
  private static final int OPAQUE = 0xff;

  private ImageDecoder() {}

  /**
   * @param bytes a JPEG or PNG file; grey ones get three equal channels
   * @param root folder or archive that it is from, for the error
   * @param name its name there, for the error
   * @return its pixels
   * @throws MalformedDataException if it cannot be decoded or a side is over 8192 pixels
   */
  public static PixelImage decode(byte[] bytes, Path root, String name)
      throws MalformedDataException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new MalformedDataException(root, name, "neither JPEG nor PNG");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > MAX_SIDE || height > MAX_SIDE) {
          throw new MalformedDataException(
              root, name, width + " x " + height + " pixels, more than " + MAX_SIDE + " a side");
        }
        return pixels(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (MalformedDataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // ImageIO's readers throw unchecked exceptions on some broken files.
      throw new MalformedDataException(root, name, "cannot be decoded: " + e.getMessage(), e);
    }
  }

  private static PixelImage pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int plane = width * height;
    byte[] samples = new byte[PixelImage.CHANNELS * plane];
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
      // getRGB would convert from a linear grey space and brighten the image.
      Raster raster = image.getRaster();
      int[] grey = raster.getSamples(0, 0, width, height, 0, (int[]) null);
      for (int i = 0; i < plane; i++) {
        byte value = (byte) grey[i];
        samples[i] = value;
        samples[plane + i] = value;
        samples[2 * plane + i] = value;
      }
      return new PixelImage(width, height, samples);
    }
    int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
    for (int i = 0; i < plane; i++) {
      samples[i] = (byte) (rgb[i] >> 16 & OPAQUE);
      samples[plane + i] = (byte) (rgb[i] >> 8 & OPAQUE);
      samples[2 * plane + i] = (byte) (rgb[i] & OPAQUE);
    }
    return new PixelImage(width, height, samples);
  }
}
