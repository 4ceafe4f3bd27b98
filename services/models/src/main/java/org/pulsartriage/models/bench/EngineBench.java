package org.pulsartriage.models.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.nd4j.linalg.learning.config.Sgd;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.engine.NetworkRunner;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.loss.CrossEntropy;
import org.pulsartriage.models.network.NetworkArchitecture;
import org.pulsartriage.models.network.NetworkCost;
import org.pulsartriage.models.network.NetworkSettings;
import org.pulsartriage.models.network.Networks;

/**
 * Candidates a second of networks on engines, input assembly left out, and the share of the
 * machine's peak that this is. Deeplearning4j is given whole batches here, which is its fastest,
 * though it serves one by one.
 */
public final class EngineBench {

  private static final NetworkSettings SETTINGS =
      new NetworkSettings(2, 8, new CrossEntropy(), new Sgd(0.1), 0, 1);
  private static final int FEWEST_CALLS = 5;

  private EngineBench() {}

  /**
   * What to measure: every combination.
   *
   * @param networks names of architectures
   * @param engines engines
   * @param batches candidates a call, each 1 or more
   * @param threads threads of a call, 1 or more
   * @param time how long to measure each combination, after warming up for a third of it
   */
  public record Plan(
      List<String> networks,
      List<EngineKind> engines,
      List<Integer> batches,
      int threads,
      Duration time) {}

  /**
   * @param plan what to measure
   * @param peak floating-point operations a second, see {@link FmaPeak}
   * @param each told each row as it comes
   * @return the rows
   */
  public static List<EngineRow> run(Plan plan, double peak, Consumer<EngineRow> each) {
    List<EngineRow> rows = new ArrayList<>();
    for (String network : plan.networks()) {
      NetworkArchitecture architecture = Networks.named(network);
      long flops = NetworkCost.flops(architecture, SETTINGS);
      List<InputShape> shapes = architecture.inputs(SETTINGS);
      for (EngineKind kind : plan.engines()) {
        try (NetworkRunner runner =
            NetworkRunner.of(
                Networks.create(architecture, SETTINGS), shapes, kind, plan.threads())) {
          for (int batch : plan.batches()) {
            double rate = rate(runner, samples(shapes, batch), plan.time());
            EngineRow row =
                new EngineRow(
                    network, kind.label(), batch, plan.threads(), rate, rate * flops / peak);
            rows.add(row);
            each.accept(row);
          }
        }
      }
    }
    return rows;
  }

  private static double rate(NetworkRunner runner, float[][][] samples, Duration time) {
    long warm = System.nanoTime() + time.toNanos() / 3;
    do {
      runner.logits(samples);
    } while (System.nanoTime() < warm);
    List<Long> calls = new ArrayList<>();
    long end = System.nanoTime() + time.toNanos();
    do {
      long start = System.nanoTime();
      runner.logits(samples);
      calls.add(System.nanoTime() - start);
    } while (System.nanoTime() < end || calls.size() < FEWEST_CALLS);
    long[] sorted = calls.stream().mapToLong(Long::longValue).sorted().toArray();
    return samples.length / (sorted[sorted.length / 2] / 1e9);
  }

  private static float[][][] samples(List<InputShape> shapes, int count) {
    Random random = new Random(1);
    float[][][] samples = new float[count][][];
    Arrays.setAll(
        samples,
        i -> {
          float[][] sample = new float[shapes.size()][];
          for (int input = 0; input < sample.length; input++) {
            sample[input] = new float[shapes.get(input).size()];
            for (int k = 0; k < sample[input].length; k++) {
              sample[input][k] = random.nextFloat();
            }
          }
          return sample;
        });
    return samples;
  }
}
