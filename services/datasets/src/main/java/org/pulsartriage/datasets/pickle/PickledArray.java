package org.pulsartriage.datasets.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A NumPy array of whole numbers.
 *
 * @param type NumPy's letter and width: {@code u1}, {@code i4}, {@code i8} ...
 * @param order byte order of the values
 * @param shape lengths of the axes
 * @param columnMajor whether the first axis runs fastest
 * @param data the values' bytes
 */
public record PickledArray(
    String type, ByteOrder order, int[] shape, boolean columnMajor, byte[] data) {

  /**
   * @return number of values
   */
  public int size() {
    return data.length / width();
  }

  private int width() {
    return type.charAt(1) - '0';
  }

  /**
   * @return the values in the order of {@link #data()}
   */
  public long[] values() {
    ByteBuffer buffer = ByteBuffer.wrap(data).order(order);
    boolean signed = type.charAt(0) == 'i';
    long[] values = new long[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (width()) {
            case 1 -> signed ? buffer.get() : buffer.get() & 0xff;
            case 2 -> signed ? buffer.getShort() : buffer.getShort() & 0xffff;
            case 4 -> signed ? buffer.getInt() : buffer.getInt() & 0xffffffffL;
            default -> buffer.getLong();
          };
    }
    return values;
  }
}
