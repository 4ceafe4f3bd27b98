package org.pulsartriage.models.bench;

import java.time.Duration;
import java.util.Random;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.pulsartriage.models.backend.NativeBackend;

/**
 * What the machine's fused multiply-adds reach at most: single-precision products of large square
 * matrices by OpenBLAS, a few percent below the units' own limit. The best of many counts, since
 * whatever disturbs a measurement only slows it.
 */
final class FmaPeak {

  private static final int SIZE = 1536;

  private FmaPeak() {}

  /**
   * @param threads threads of a product, 1 or more
   * @param time how long to measure
   * @return floating-point operations a second, a multiplication and an addition counting as two
   */
  static double measure(int threads, Duration time) {
    NativeBackend.start();
    int before = openblas.blas_get_num_threads();
    try (FloatPointer a = matrix(1);
        FloatPointer b = matrix(2);
        FloatPointer c = matrix(3)) {
      openblas.blas_set_num_threads(threads);
      double best = 0;
      long end = System.nanoTime() + time.toNanos();
      do {
        long start = System.nanoTime();
        openblas.cblas_sgemm(
            openblas.CblasRowMajor,
            openblas.CblasNoTrans,
            openblas.CblasNoTrans,
            SIZE,
            SIZE,
            SIZE,
            1,
            a,
            SIZE,
            b,
            SIZE,
            0,
            c,
            SIZE);
        double seconds = (System.nanoTime() - start) / 1e9;
        best = Math.max(best, 2.0 * SIZE * SIZE * SIZE / seconds);
      } while (System.nanoTime() < end);
      return best;
    } finally {
      openblas.blas_set_num_threads(before);
    }
  }

  private static FloatPointer matrix(long seed) {
    Random random = new Random(seed);
    float[] values = new float[SIZE * SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return new FloatPointer(values);
  }
}
