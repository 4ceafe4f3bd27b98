package org.pulsartriage.trainer.fit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.factory.Nd4j;
import org.pulsartriage.models.backend.NativeBackend;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.layer.TrainingLayers;

/**
 * Trains a network: epochs of batches through its optimiser. The same network, samples, plan,
 * machine and number of threads give the same parameters bit for bit.
 */
public final class TrainingLoop {

  private final InstantSource clock;

  /**
   * @param clock for rate and time left
   */
  public TrainingLoop(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @param network an initialised network; changed, and left with averaged parameters where the
   *     plan averages
   * @param shapes its inputs in their order
   * @param source the samples
   * @param plan how
   * @param listener is told how it goes
   * @throws DivergedException where loss or parameters stop being finite
   */
  public void fit(
      ComputationGraph network,
      List<InputShape> shapes,
      SampleSource source,
      TrainingPlan plan,
      TrainingListener listener) {
    fit(network, shapes, source, plan, listener, null);
  }

  /**
   * Goes on from a checkpoint. Given the rest as it was, the parameters end up bit for bit those of
   * a training that was not interrupted.
   *
   * @param network an initialised network of the same configuration
   * @param shapes its inputs in their order
   * @param source the samples
   * @param plan how
   * @param listener is told how it goes
   * @param from where to go on; null for the beginning
   * @throws DivergedException where loss or parameters stop being finite
   * @throws IllegalArgumentException if the checkpoint is of a network or plan of another size
   */
  public void fit(
      ComputationGraph network,
      List<InputShape> shapes,
      SampleSource source,
      TrainingPlan plan,
      TrainingListener listener,
      Checkpoint from) {
    NativeBackend.useThreads(plan.threads());
    TrainingLayers.install(network);
    BatchAssembler assembler = new BatchAssembler(source, shapes, plan.classes());
    ParameterAverage average =
        plan.averaging() > 0 ? new ParameterAverage(network, plan.averaging()) : null;
    int first = 0;
    if (from != null) {
      from.restore(network, average);
      first = from.epochs();
    }
    Pace pace = new Pace(clock.instant(), first);
    boolean going = true;
    for (int epoch = first; going && epoch < plan.epochs(); epoch++) {
      TrainingProgress progress =
          epoch(network, source, plan, listener, assembler, average, pace, epoch);
      if (average == null) {
        listener.onEpoch(progress, network);
      } else {
        average.during(network, () -> listener.onEpoch(progress, network));
      }
      int finished = epoch + 1;
      going = listener.goOn(progress, () -> Checkpoint.of(network, average, finished));
    }
    if (average != null) {
      average.applyTo(network);
    }
  }

  /**
   * Puts a finished training's parameters back, the averaged ones where it averaged.
   *
   * @param network an initialised network of the same configuration
   * @param from the checkpoint of its last epoch
   */
  public static void restore(ComputationGraph network, Checkpoint from) {
    ParameterAverage average = from.average().length > 0 ? new ParameterAverage(network, 0) : null;
    from.restore(network, average);
    if (average != null) {
      average.applyTo(network);
    }
  }

  private TrainingProgress epoch(
      ComputationGraph network,
      SampleSource source,
      TrainingPlan plan,
      TrainingListener listener,
      BatchAssembler assembler,
      ParameterAverage average,
      Pace pace,
      int epoch) {
    int[] order = plan.order().order(epoch, source.size());
    RandomGenerator random = EpochRandom.of(plan.seed(), epoch, "augmentation");
    Nd4j.getRandom().setSeed(EpochRandom.seed(plan.seed(), epoch, "dropout"));
    double sum = 0;
    int batch = 0;
    TrainingProgress progress =
        new TrainingProgress(epoch, plan.epochs(), 0, order.length, 0, 0, Duration.ZERO);
    for (int from = 0; from < order.length; from += plan.batchSize()) {
      int to = Math.min(from + plan.batchSize(), order.length);
      if (to - from < 2) {
        break;
      }
      network.fit(assembler.assemble(order, from, to, plan.augmentation(), random));
      double loss = network.score();
      if (!Double.isFinite(loss)) {
        throw new DivergedException(epoch, batch, "the loss is " + loss);
      }
      if (average != null) {
        average.add(network);
      }
      batch++;
      sum += loss;
      pace.done += to - from;
      progress = pace.progress(clock.instant(), plan, epoch, to, order.length, sum / batch);
      listener.onBatch(progress);
    }
    if (!Double.isFinite(network.params().sumNumber().doubleValue())) {
      throw new DivergedException(epoch, batch - 1, "a parameter is not finite");
    }
    network.incrementEpochCount();
    return pace.progress(
        clock.instant(), plan, epoch + 1, order.length, order.length, progress.loss());
  }

  /** Samples done since the start, and what follows from them. */
  private static final class Pace {

    private final Instant start;
    private final int firstEpoch;
    private long done;

    Pace(Instant start, int firstEpoch) {
      this.start = start;
      this.firstEpoch = firstEpoch;
    }

    TrainingProgress progress(
        Instant now, TrainingPlan plan, int epoch, int samples, int samplesInEpoch, double loss) {
      double seconds = Duration.between(start, now).toNanos() * 1e-9;
      double rate = seconds > 0 ? done / seconds : 0;
      double left = (double) (plan.epochs() - firstEpoch) * samplesInEpoch - done;
      Duration timeLeft =
          rate > 0 ? Duration.ofMillis(Math.round(1000 * Math.max(0, left) / rate)) : Duration.ZERO;
      return new TrainingProgress(
          epoch, plan.epochs(), samples, samplesInEpoch, loss, rate, timeLeft);
    }
  }
}
