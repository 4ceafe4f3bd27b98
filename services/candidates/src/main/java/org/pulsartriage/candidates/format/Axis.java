package org.pulsartriage.candidates.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Axes of planes as records keep them: numbers, little-endian. */
final class Axis {

  private Axis() {}

  static ByteBuffer floats(double[] values) {
    ByteBuffer floats =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      floats.putFloat((float) value);
    }
    return floats.flip();
  }

  static ByteBuffer doubles(double[] values) {
    ByteBuffer doubles =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      doubles.putDouble(value);
    }
    return doubles.flip();
  }
}
