package org.pulsartriage.benchmarks.pytorch;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Trains one network for a while and prints its number of parameters and how many samples a second
 * it took: a program of its own, so that nothing else of native code is in its process.
 */
final class TrainingRate {

  private static final int BATCHES = 4;
  private static final int FEWEST_STEPS = 5;
  private static final int SEED = 1;

  private TrainingRate() {}

  /**
   * Prints {@code parameters N}, {@code samples_per_second X} of the median step and {@code
   * samples_per_second_at_best X} of the quickest, a line each.
   *
   * @param arguments network, samples a step, threads, milliseconds to measure after a third of
   *     that to warm up
   */
  public static void main(String[] arguments) {
    if (arguments.length != 4) {
      throw new IllegalArgumentException("NETWORK BATCH THREADS MILLISECONDS, nothing else");
    }
    PyTorchNetwork network = PyTorchNetworks.named(arguments[0]);
    int batch = Integer.parseInt(arguments[1]);
    // Native code comes from the class path, and nothing is told to anybody.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_threads", arguments[2]);
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    try (Training training = new Training(network, batch, SEED)) {
      System.out.println("parameters " + training.parameters());
      long[] steps = steps(training, network.inputs(), batch, Long.parseLong(arguments[3]));
      System.out.printf(
          Locale.ROOT,
          "samples_per_second %.6f%nsamples_per_second_at_best %.6f%n",
          batch * 1e9 / steps[steps.length / 2],
          batch * 1e9 / steps[0]);
    }
  }

  /** Nanoseconds of steps, the quickest first. */
  private static long[] steps(Training training, List<Shape> inputs, int batch, long millis) {
    Random random = new Random(SEED);
    float[][][] data = new float[BATCHES][inputs.size()][];
    for (float[][] one : data) {
      for (int input = 0; input < one.length; input++) {
        one[input] = new float[Math.toIntExact(batch * inputs.get(input).size())];
        for (int k = 0; k < one[input].length; k++) {
          one[input][k] = (float) random.nextGaussian();
        }
      }
    }
    float[] labels = new float[batch];
    for (int i = 1; i < batch; i += 2) {
      labels[i] = 1;
    }
    int step = 0;
    long warm = System.nanoTime() + millis * 1_000_000 / 3;
    do {
      training.step(data[step++ % BATCHES], labels);
    } while (System.nanoTime() < warm);
    List<Long> steps = new ArrayList<>();
    long end = System.nanoTime() + millis * 1_000_000;
    do {
      long start = System.nanoTime();
      float loss = training.step(data[step++ % BATCHES], labels);
      steps.add(System.nanoTime() - start);
      if (!Float.isFinite(loss)) {
        throw new IllegalStateException("the loss is " + loss);
      }
    } while (System.nanoTime() < end || steps.size() < FEWEST_STEPS);
    return steps.stream().mapToLong(Long::longValue).sorted().toArray();
  }
}
