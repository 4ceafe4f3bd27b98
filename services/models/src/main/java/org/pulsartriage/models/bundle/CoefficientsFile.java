package org.pulsartriage.models.bundle;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A network's parameters as ND4J writes a row vector of floats: its shape as eight 64-bit integers,
 * then the values, all big-endian, each block behind a header of text and length. Read here rather
 * than by ND4J, which believes any length.
 */
final class CoefficientsFile {

  private static final String ALLOCATION = "MIXED_DATA_TYPES";
  private static final int SHAPE_LENGTH = 8;
  private static final long FLOATS = 8192;

  private CoefficientsFile() {}

  /**
   * @param coefficients a network's parameters
   * @return the file
   */
  static byte[] write(float[] coefficients) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 + 4 * coefficients.length);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(ALLOCATION);
      out.writeLong(SHAPE_LENGTH);
      out.writeUTF("LONG");
      for (long value : shape(coefficients.length)) {
        out.writeLong(value);
      }
      out.writeUTF(ALLOCATION);
      out.writeLong(coefficients.length);
      out.writeUTF("FLOAT");
      for (float value : coefficients) {
        out.writeFloat(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a file in memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @param file the file
   * @return a network's parameters
   * @throws IllegalArgumentException saying in one line what is wrong with it
   */
  static float[] read(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    expect(in, ALLOCATION);
    expect(in, SHAPE_LENGTH);
    expect(in, "LONG");
    long count = countOf(in);
    expect(in, ALLOCATION);
    expect(in, count);
    expect(in, "FLOAT");
    if (in.remaining() != 4 * count) {
      throw new IllegalArgumentException(
          count + " values need " + 4 * count + " bytes, there are " + in.remaining());
    }
    float[] coefficients = new float[(int) count];
    in.asFloatBuffer().get(coefficients);
    for (int i = 0; i < coefficients.length; i++) {
      if (!Float.isFinite(coefficients[i])) {
        throw new IllegalArgumentException("value " + i + " is " + coefficients[i]);
      }
    }
    return coefficients;
  }

  /** Rank, rows, columns, their strides, kind of values, stride between elements, order. */
  private static long[] shape(long count) {
    return new long[] {2, 1, count, 1, 1, FLOATS, 1, 'f'};
  }

  private static long countOf(ByteBuffer in) {
    if (in.remaining() < 8 * SHAPE_LENGTH) {
      throw new IllegalArgumentException("truncated in its shape");
    }
    long[] shape = new long[SHAPE_LENGTH];
    in.asLongBuffer().get(shape);
    in.position(in.position() + 8 * SHAPE_LENGTH);
    long count = shape[2];
    if (shape[0] != 2 || shape[1] != 1 || shape[5] != FLOATS) {
      throw new IllegalArgumentException("not a row vector of floats");
    }
    if (count < 1 || count > in.remaining() / 4) {
      throw new IllegalArgumentException(count + " values in " + in.remaining() + " bytes");
    }
    return count;
  }

  private static void expect(ByteBuffer in, long value) {
    if (in.remaining() < 8 || in.getLong() != value) {
      throw new IllegalArgumentException("no length of " + value + " where one is due");
    }
  }

  private static void expect(ByteBuffer in, String text) {
    byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
    byte[] found = new byte[expected.length];
    if (in.remaining() < 2 + expected.length || in.getShort() != expected.length) {
      throw new IllegalArgumentException("no " + text + " where one is due");
    }
    in.get(found);
    if (!java.util.Arrays.equals(found, expected)) {
      throw new IllegalArgumentException("no " + text + " where one is due");
    }
  }
}
