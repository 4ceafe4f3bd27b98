package org.pulsartriage.models.layer;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The memory of arrays, for loops that go over it once. */
final class Floats {

  private static final int LARGE = 1 << 20;

  private Floats() {}

  /** Whether a buffer can hold its values: 32-bit floats of at most 2 GB. */
  static boolean fit(INDArray array) {
    return array.dataType() == DataType.FLOAT && array.length() <= Integer.MAX_VALUE / Float.BYTES;
  }

  /** The array, or a copy where its values don't lie one behind the other, last index fastest. */
  static INDArray contiguous(INDArray array) {
    return isContiguous(array) ? array : array.dup('c');
  }

  static boolean isContiguous(INDArray array) {
    return array.ordering() == 'c' && Shape.hasDefaultStridesForShape(array);
  }

  /** The memory of an array that is contiguous. */
  static FloatBuffer of(INDArray array) {
    return new FloatPointer(array.data().addressPointer()).capacity(array.length()).asBuffer();
  }

  /** The bits of its values. */
  static IntBuffer bits(INDArray array) {
    return new IntPointer(array.data().addressPointer()).capacity(array.length()).asBuffer();
  }

  /**
   * Numbers from 0, in parallel where the calling thread's native code has several threads and the
   * array is large: below that, waking a thread takes longer than it saves.
   */
  static IntStream each(int count, INDArray array) {
    IntStream numbers = IntStream.range(0, count);
    return array.length() >= LARGE
            && NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads() > 1
        ? numbers.parallel()
        : numbers;
  }
}
