package org.pulsartriage.datasets.reader;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes protocol 2 as Python 2 wrote it: strings are bytes, arrays carry their bytes whole. */
final class PickleWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** An n x columns array of bytes. */
  record Bytes(int columns, byte[] data) {}

  static byte[] pickle(Object value) {
    PickleWriter writer = new PickleWriter();
    writer.ascii("\u0080\2");
    writer.value(value);
    writer.ascii(".");
    return writer.out.toByteArray();
  }

  private void value(Object value) {
    if (value instanceof Map<?, ?> map) {
      ascii("}(");
      map.forEach(
          (key, item) -> {
            value(key);
            value(item);
          });
      ascii("u");
    } else if (value instanceof List<?> list) {
      ascii("](");
      list.forEach(this::value);
      ascii("e");
    } else if (value instanceof String text) {
      ascii("T");
      little(text.length());
      ascii(text);
    } else if (value instanceof Integer number) {
      ascii("J");
      little(number);
    } else if (value instanceof Bytes array) {
      ascii("cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\u0085U\1b\u0087R");
      ascii("(K\1(J");
      little(array.data().length / array.columns());
      ascii("J");
      little(array.columns());
      ascii("tcnumpy\ndtype\nU\2u1K\0K\1\u0087R(K\3U\1|NNNJ");
      little(-1);
      ascii("J");
      little(-1);
      ascii("K\0tb\u0089T");
      little(array.data().length);
      out.writeBytes(array.data());
      ascii("tb");
    } else {
      throw new IllegalArgumentException(String.valueOf(value));
    }
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void little(int value) {
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }
}
