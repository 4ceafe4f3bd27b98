package org.pulsartriage.schemas.samples;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.pulsartriage.schemas.LabelledSample;
import org.pulsartriage.schemas.SampleEncoding;

/**
 * The values of labelled samples: to bytes as they were recorded, and back as a network takes them.
 */
public final class SampleValues {

  private static final int BYTE_MASK = 0xff;

  private SampleValues() {}

  /**
   * @param values values as recorded, unscaled
   * @param encoding {@code U8} for whole numbers 0 to 255, {@code F32} for any
   * @return their bytes
   * @throws IllegalArgumentException naming the first value that the encoding cannot hold
   */
  public static ByteBuffer encode(float[] values, SampleEncoding encoding) {
    if (encoding == SampleEncoding.F32) {
      ByteBuffer bytes =
          ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(values);
      return bytes;
    }
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (int) values[i];
      if ((bytes[i] & BYTE_MASK) != values[i]) {
        throw new IllegalArgumentException("value " + i + " is " + values[i] + ", no byte");
      }
    }
    return ByteBuffer.wrap(bytes);
  }

  /**
   * @param sample a labelled sample
   * @return its values in the network's own units, row-major
   * @throws IllegalArgumentException naming the field that does not fit the others, in one line
   */
  public static float[] of(LabelledSample sample) {
    int count = count(sample.getShape());
    int width = sample.getEncoding() == SampleEncoding.U8 ? 1 : Float.BYTES;
    if (sample.getValues().remaining() != (long) count * width) {
      throw new IllegalArgumentException(
          "values: %d bytes for shape %s of %s"
              .formatted(sample.getValues().remaining(), sample.getShape(), sample.getEncoding()));
    }
    double[] offsets = doubles(sample.getOffsets());
    double[] divisors = doubles(sample.getDivisors());
    if (offsets.length == 0 || offsets.length != divisors.length || count % offsets.length != 0) {
      throw new IllegalArgumentException(
          "offsets and divisors: %d and %d for %d values"
              .formatted(offsets.length, divisors.length, count));
    }
    int run = count / offsets.length;
    ByteBuffer bytes = sample.getValues().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      float stored = width == 1 ? bytes.get() & BYTE_MASK : bytes.getFloat();
      values[i] = (float) ((stored - offsets[i / run]) / divisors[i / run]);
    }
    return values;
  }

  private static int count(List<Integer> shape) {
    long count = 1;
    for (int side : shape) {
      count *= side;
      if (side < 1 || count > Integer.MAX_VALUE / Float.BYTES) {
        throw new IllegalArgumentException("shape: " + shape + " is no shape of a sample");
      }
    }
    return (int) count;
  }

  private static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
