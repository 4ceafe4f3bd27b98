package org.pulsartriage.models.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
 * machine's peak that this is; the peak is measured in the same run.
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
      Duration time) {

    /** The networks for candidates, on every engine, one by one and in batches of 32. */
    public static Plan standard(int threads) {
      return new Plan(
          List.of("htru", "compact"),
          List.of(EngineKind.values()),
          List.of(1, 32),
          threads,
          Duration.ofSeconds(6));
    }
  }

  /**
   * @param plan what to measure
   * @param each told each row as it comes
   * @return the rows
   */
  public static List<EngineRow> run(Plan plan, Consumer<EngineRow> each) {
    List<EngineRow> rows = new ArrayList<>();
    double peak = FmaPeak.measure(plan.threads(), plan.time().dividedBy(2));
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

  /**
   * @param arguments threads; the machine's processors where there are none
   */
  public static void main(String[] arguments) {
    int threads =
        arguments.length > 0
            ? Integer.parseInt(arguments[0])
            : Runtime.getRuntime().availableProcessors();
    System.out.printf(
        "%-10s %-6s %6s %8s %14s %8s%n",
        "network", "engine", "batch", "threads", "candidates/s", "of peak");
    run(
        Plan.standard(threads),
        row ->
            System.out.printf(
                Locale.ROOT,
                "%-10s %-6s %6d %8d %14.1f %7.1f%%%n",
                row.network(),
                row.engine(),
                row.batch(),
                row.threads(),
                row.candidatesPerSecond(),
                100 * row.shareOfFmaPeak()));
  }
}
