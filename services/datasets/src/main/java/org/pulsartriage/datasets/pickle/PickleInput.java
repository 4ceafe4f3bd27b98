package org.pulsartriage.datasets.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.pulsartriage.datasets.MalformedDataException;

/** The bytes of a pickle, read from front to back; a length is checked before it is trusted. */
final class PickleInput {

  private static final int MAX_LINE = 200;

  private final Path file;
  private final byte[] bytes;
  private int at;

  PickleInput(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  int position() {
    return at;
  }

  int unsigned(int width) throws MalformedDataException {
    long value = little(width);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw malformed("length " + Long.toUnsignedString(value) + " is more than the file holds");
    }
    return (int) value;
  }

  /** A little-endian number of 1, 2, 4 or 8 bytes; only that of 8 may be negative. */
  long little(int width) throws MalformedDataException {
    require(width);
    long value = 0;
    for (int i = width - 1; i >= 0; i--) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    at += width;
    return value;
  }

  int signedInt() throws MalformedDataException {
    require(Integer.BYTES);
    int value = ByteBuffer.wrap(bytes, at, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    at += Integer.BYTES;
    return value;
  }

  byte[] take(int length) throws MalformedDataException {
    require(length);
    byte[] taken = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return taken;
  }

  String text(int length, Charset charset) throws MalformedDataException {
    require(length);
    String text = new String(bytes, at, length, charset);
    at += length;
    return text;
  }

  /** Text up to a line feed, which is passed over. */
  String line() throws MalformedDataException {
    int end = at;
    while (end < bytes.length && end - at <= MAX_LINE && bytes[end] != '\n') {
      end++;
    }
    if (end == bytes.length || bytes[end] != '\n') {
      throw malformed("a line that doesn't end");
    }
    String line = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
    at = end + 1;
    return line;
  }

  private void require(int length) throws MalformedDataException {
    if (length < 0 || length > bytes.length - at) {
      throw malformed(length + " bytes wanted, " + (bytes.length - at) + " left");
    }
  }

  MalformedDataException malformed(String reason) {
    return new MalformedDataException(file, "pickle byte " + at, reason);
  }
}
