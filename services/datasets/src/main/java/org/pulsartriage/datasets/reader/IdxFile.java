package org.pulsartriage.datasets.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.pulsartriage.datasets.MalformedDataException;

/**
 * An IDX file of unsigned bytes: two zero bytes, a type byte (0x08), the number of dimensions, each
 * dimension as a big-endian 32-bit integer, then the values.
 */
final class IdxFile {

  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MAX_ITEMS = 10_000_000;
  private static final int MAX_SIDE = 4096;

  private final Path file;
  private final int[] dimensions;

  private IdxFile(Path file, int[] dimensions) {
    this.file = file;
    this.dimensions = dimensions;
  }

  /**
   * Reads the header.
   *
   * @param file an IDX file, plain or {@code .gz}
   * @param expectedDimensions how many dimensions it must have
   * @throws MalformedDataException if the header is another
   */
  static IdxFile of(Path file, int expectedDimensions) throws IOException {
    try (InputStream in = DataFiles.open(file)) {
      return new IdxFile(file, header(in, file, expectedDimensions));
    }
  }

  private static int[] header(InputStream in, Path file, int expected) throws IOException {
    byte[] magic = new byte[4];
    DataFiles.readFully(in, magic, file, "magic number");
    if (magic[0] != 0 || magic[1] != 0 || magic[2] != UNSIGNED_BYTE || magic[3] != expected) {
      throw new MalformedDataException(
          file,
          "magic number",
          String.format(
              "%02X%02X%02X%02X instead of 0000%02X%02X",
              magic[0], magic[1], magic[2], magic[3], UNSIGNED_BYTE, expected));
    }
    byte[] sizes = new byte[4 * expected];
    DataFiles.readFully(in, sizes, file, "dimensions");
    int[] dimensions = new int[expected];
    ByteBuffer.wrap(sizes).asIntBuffer().get(dimensions);
    for (int i = 0; i < expected; i++) {
      int most = i == 0 ? MAX_ITEMS : MAX_SIDE;
      if (dimensions[i] < 1 || dimensions[i] > most) {
        throw new MalformedDataException(
            file, "dimension " + i, dimensions[i] + " is outside 1.." + most);
      }
    }
    return dimensions;
  }

  int count() {
    return dimensions[0];
  }

  /** The dimensions after the first. */
  int[] itemShape() {
    return Arrays.copyOfRange(dimensions, 1, dimensions.length);
  }

  int itemSize() {
    return Arrays.stream(itemShape()).reduce(1, Math::multiplyExact);
  }

  /** The values, standing at the first. */
  InputStream openValues() throws IOException {
    InputStream in = DataFiles.open(file);
    try {
      header(in, file, dimensions.length);
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  Path file() {
    return file;
  }
}
