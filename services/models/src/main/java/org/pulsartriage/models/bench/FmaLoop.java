package org.pulsartriage.models.bench;

import java.util.Arrays;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A program that does nothing but fused multiply-adds on registers, as wide as they are: what the
 * processor's floating-point units reach at most. Run by {@link FmaPeak} in a JVM of its own, since
 * the vectors are of a module that must be asked for.
 */
final class FmaLoop {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Enough of them that none waits for its own last result. */
  private static final int ACCUMULATORS = 12;

  private static final int STEPS = 4_000_000;

  /** Vectors are objects until the loop has been compiled, which short calls bring about. */
  private static final int SHORT_CALLS = 30_000;

  private static final int SHORT_STEPS = 50;

  private FmaLoop() {}

  /** Kept, so that no compiler leaves the work out. */
  private static volatile float sink;

  private static void work(int steps) {
    FloatVector x = FloatVector.broadcast(SPECIES, 0.999f);
    FloatVector y = FloatVector.broadcast(SPECIES, 0.001f);
    FloatVector a = y;
    FloatVector b = y;
    FloatVector c = y;
    FloatVector d = y;
    FloatVector e = y;
    FloatVector f = y;
    FloatVector g = y;
    FloatVector h = y;
    FloatVector i = y;
    FloatVector j = y;
    FloatVector k = y;
    FloatVector l = y;
    for (int step = 0; step < steps; step++) {
      a = a.fma(x, y);
      b = b.fma(x, y);
      c = c.fma(x, y);
      d = d.fma(x, y);
      e = e.fma(x, y);
      f = f.fma(x, y);
      g = g.fma(x, y);
      h = h.fma(x, y);
      i = i.fma(x, y);
      j = j.fma(x, y);
      k = k.fma(x, y);
      l = l.fma(x, y);
    }
    sink = a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l).lane(0);
  }

  /** Seconds from when all threads begin to when the last one has done. */
  private static double round(int threads) throws InterruptedException {
    CyclicBarrier barrier = new CyclicBarrier(threads);
    long[] begun = new long[threads];
    long[] done = new long[threads];
    Thread[] workers = new Thread[threads];
    for (int t = 0; t < threads; t++) {
      int place = t;
      workers[t] =
          new Thread(
              () -> {
                try {
                  barrier.await();
                } catch (InterruptedException | BrokenBarrierException e) {
                  throw new IllegalStateException(e);
                }
                begun[place] = System.nanoTime();
                work(STEPS);
                done[place] = System.nanoTime();
              });
      workers[t].start();
    }
    for (Thread worker : workers) {
      worker.join();
    }
    return (Arrays.stream(done).max().orElseThrow() - Arrays.stream(begun).min().orElseThrow())
        / 1e9;
  }

  /**
   * Prints the most floating-point operations a second that any round of all threads reached.
   *
   * @param arguments threads, milliseconds
   * @throws InterruptedException never
   */
  public static void main(String[] arguments) throws InterruptedException {
    int threads = Integer.parseInt(arguments[0]);
    for (int call = 0; call < SHORT_CALLS; call++) {
      work(SHORT_STEPS);
    }
    long end = System.nanoTime() + Long.parseLong(arguments[1]) * 1_000_000;
    double least = Double.POSITIVE_INFINITY;
    do {
      least = Math.min(least, round(threads));
    } while (System.nanoTime() < end);
    System.out.println(2.0 * ACCUMULATORS * SPECIES.length() * STEPS * threads / least);
  }
}
