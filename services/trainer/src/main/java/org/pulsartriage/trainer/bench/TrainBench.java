package org.pulsartriage.trainer.bench;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.Adam;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.loss.BinaryGppe;
import org.pulsartriage.models.loss.GppeParameters;
import org.pulsartriage.models.loss.ModeratorMode;
import org.pulsartriage.models.network.NetworkArchitecture;
import org.pulsartriage.models.network.NetworkCost;
import org.pulsartriage.models.network.NetworkSettings;
import org.pulsartriage.models.network.Networks;
import org.pulsartriage.trainer.fit.Augmentation;
import org.pulsartriage.trainer.fit.Checkpoint;
import org.pulsartriage.trainer.fit.SampleOrder;
import org.pulsartriage.trainer.fit.TrainingListener;
import org.pulsartriage.trainer.fit.TrainingLoop;
import org.pulsartriage.trainer.fit.TrainingPlan;
import org.pulsartriage.trainer.fit.TrainingProgress;

/**
 * Samples a second of training under Deeplearning4j, by the loop that trains everything here: a
 * batch assembled, forward, binary GPPE, backward, Adam.
 */
public final class TrainBench {

  /** The optimiser of the published experiments. */
  private static final NetworkSettings SETTINGS =
      new NetworkSettings(
          2,
          8,
          new BinaryGppe(GppeParameters.PUBLISHED, ModeratorMode.DETACHED, 1),
          new Adam(1e-3, 0.5, 0.999, 1e-8),
          0,
          1);

  private static final int BATCHES = 4;
  private static final int FEWEST_STEPS = 5;
  private static final int SEED = 1;

  private TrainBench() {}

  /**
   * How to measure.
   *
   * @param batch samples a step, 2 or more
   * @param threads threads of a step, 1 or more
   * @param time how long to measure, after warming up for a third of it
   */
  public record Plan(int batch, int threads, Duration time) {}

  /**
   * What was measured.
   *
   * @param samplesPerSecond median over steps
   * @param atBest of the quickest step: what other work on the machine can only lower
   */
  public record Rate(double samplesPerSecond, double atBest) {}

  /**
   * @param network name of an architecture
   * @return floating-point operations of one sample's training: convolutions and dense layers
   *     forward, and twice that backward, for gradients of what comes in and of weights
   */
  public static long flops(String network) {
    return 3 * NetworkCost.flops(Networks.named(network), SETTINGS);
  }

  /**
   * @param network name of an architecture
   * @return parameters that training changes by gradient
   */
  public static long parameters(String network) {
    ComputationGraph graph = Networks.create(Networks.named(network), SETTINGS);
    long count = NetworkCost.trainableParameters(graph);
    graph.close();
    return count;
  }

  /**
   * @param network name of an architecture
   * @param plan how to measure
   * @return how many samples a second
   */
  public static Rate measure(String network, Plan plan) {
    NetworkArchitecture architecture = Networks.named(network);
    List<InputShape> shapes = architecture.inputs(SETTINGS);
    ComputationGraph graph = Networks.create(architecture, SETTINGS);
    Stopwatch stopwatch = new Stopwatch(plan.time());
    new TrainingLoop(InstantSource.system())
        .fit(
            graph,
            shapes,
            new NoiseSource(shapes, BATCHES * plan.batch(), new Random(SEED)),
            new TrainingPlan(
                Integer.MAX_VALUE,
                plan.batch(),
                2,
                SampleOrder.shuffledOnce(SEED),
                Augmentation.NONE,
                0,
                SEED,
                plan.threads()),
            stopwatch);
    graph.close();
    return stopwatch.rate(plan.batch());
  }

  /** Times steps, what is done between two epochs included; those of the warm-up left out. */
  private static final class Stopwatch implements TrainingListener {

    private final long warm;
    private final long end;
    private final List<Long> steps = new ArrayList<>();
    private long last;

    Stopwatch(Duration time) {
      warm = System.nanoTime() + time.toNanos() / 3;
      end = warm + time.toNanos();
    }

    @Override
    public void onBatch(TrainingProgress progress) {
      long now = System.nanoTime();
      if (last > warm) {
        steps.add(now - last);
      }
      last = now;
    }

    @Override
    public boolean goOn(TrainingProgress progress, Supplier<Checkpoint> checkpoint) {
      return System.nanoTime() < end || steps.size() < FEWEST_STEPS;
    }

    Rate rate(int batch) {
      long[] sorted = steps.stream().mapToLong(Long::longValue).sorted().toArray();
      return new Rate(batch * 1e9 / sorted[sorted.length / 2], batch * 1e9 / sorted[0]);
    }
  }
}
