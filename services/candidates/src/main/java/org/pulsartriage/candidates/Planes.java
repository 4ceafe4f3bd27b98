package org.pulsartriage.candidates;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.pulsartriage.schemas.Plane;
import org.pulsartriage.schemas.SampleEncoding;

/** Planes to numbers and back. */
public final class Planes {

  private Planes() {}

  /**
   * @param plane a plane of rows x columns
   * @return its values, row-major, in the unit of the plane
   */
  public static float[] values(Plane plane) {
    ByteBuffer samples = plane.getSamples().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[plane.getRows() * plane.getColumns()];
    float scale = (float) plane.getScale();
    float offset = (float) plane.getOffset();
    if (plane.getEncoding() == SampleEncoding.U8) {
      for (int i = 0; i < values.length; i++) {
        values[i] = offset + scale * (samples.get() & 0xff);
      }
    } else {
      FloatBuffer floats = samples.asFloatBuffer();
      for (int i = 0; i < values.length; i++) {
        values[i] = offset + scale * floats.get();
      }
    }
    return values;
  }

  /**
   * @param rows number of rows
   * @param columns samples a row
   * @param values rows x columns values, row-major
   * @return a float32 plane with those values
   */
  public static Plane ofFloats(int rows, int columns, float[] values) {
    if (values.length != rows * columns) {
      throw new IllegalArgumentException(
          values.length + " values for " + rows + " x " + columns + " samples");
    }
    ByteBuffer samples =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    samples.asFloatBuffer().put(values);
    return new Plane(rows, columns, SampleEncoding.F32, 1.0, 0.0, samples);
  }

  /**
   * @param rows number of rows
   * @param columns samples a row
   * @param samples rows x columns bytes, row-major
   * @param minimum value of a zero byte
   * @param maximum value of a byte of 255
   * @return an 8-bit plane
   */
  public static Plane ofBytes(
      int rows, int columns, byte[] samples, double minimum, double maximum) {
    if (samples.length != rows * columns) {
      throw new IllegalArgumentException(samples.length + " samples for " + rows + " x " + columns);
    }
    return new Plane(
        rows,
        columns,
        SampleEncoding.U8,
        (maximum - minimum) / 255,
        minimum,
        ByteBuffer.wrap(samples));
  }
}
