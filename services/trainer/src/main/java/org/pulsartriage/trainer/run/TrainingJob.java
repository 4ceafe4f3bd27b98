package org.pulsartriage.trainer.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.Adam;
import org.pulsartriage.datasets.experiment.Experiment;
import org.pulsartriage.datasets.experiment.Refinement;
import org.pulsartriage.datasets.protocol.SampleTable;
import org.pulsartriage.datasets.protocol.Shuffle;
import org.pulsartriage.datasets.protocol.Task;
import org.pulsartriage.evaluation.Metrics;
import org.pulsartriage.evaluation.Predictions;
import org.pulsartriage.models.backend.NativeBackend;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.loss.ClassBalance;
import org.pulsartriage.models.loss.LogitLoss;
import org.pulsartriage.models.network.CosineSchedule;
import org.pulsartriage.models.network.NetworkArchitecture;
import org.pulsartriage.models.network.NetworkSettings;
import org.pulsartriage.models.network.Networks;
import org.pulsartriage.trainer.fit.Augmentation;
import org.pulsartriage.trainer.fit.Checkpoint;
import org.pulsartriage.trainer.fit.CheckpointFile;
import org.pulsartriage.trainer.fit.Inference;
import org.pulsartriage.trainer.fit.TrainingListener;
import org.pulsartriage.trainer.fit.TrainingLoop;
import org.pulsartriage.trainer.fit.TrainingPlan;
import org.pulsartriage.trainer.fit.TrainingProgress;
import org.pulsartriage.trainer.report.EpochResult;
import org.pulsartriage.trainer.report.FoldResult;

/**
 * One training from its beginning, or from its checkpoint, to its end. Evaluates in inference mode,
 * and keeps a checkpoint of every epoch.
 */
final class TrainingJob implements TrainingListener {

  static final String CHECKPOINT = "checkpoint.bin";

  /** Where a training may stop early: its best epoch so far. */
  static final String BEST = "best.bin";

  /** A schedule's learning rate rises over this part of the steps. */
  private static final int WARM_UP = 20;

  private final Training training;
  private final Experiment experiment;
  private final Task task;
  private final ClassBalance balance;
  private final LogitLoss loss;
  private final EpochWindow window;
  private final EarlyStop earlyStop;
  private final int threads;
  private final Path folder;
  private final InstantSource clock;
  private final RunListener listener;

  private ComputationGraph network;
  private List<InputShape> shapes;
  private History history = new History();
  private Predictions predictions;
  private Instant epochStart;

  TrainingJob(
      Training training,
      Experiment experiment,
      Task task,
      ClassBalance balance,
      LogitLoss loss,
      EpochWindow window,
      RunOptions options,
      InstantSource clock,
      RunListener listener) {
    this.training = training;
    this.experiment = experiment;
    this.task = task;
    this.balance = balance;
    this.loss = loss;
    this.window = window;
    this.earlyStop = options.earlyStop();
    this.threads = options.threads();
    this.folder = options.out().resolve(training.folderName());
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * A finished training.
   *
   * @param network as it is
   * @param threshold probability from which it calls a positive, 0 to 1
   * @param result its figures
   */
  record Outcome(ComputationGraph network, double threshold, FoldResult result) {}

  Outcome run() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    NativeBackend.useThreads(threads);
    network = network();
    Checkpoint from = null;
    Path file = folder.resolve(CHECKPOINT);
    if (Files.exists(file)) {
      CheckpointFile.Content content = CheckpointFile.read(file, identity());
      from = content.checkpoint();
      history = History.of(content.notes());
    }
    listener.onStart(training, history.size());
    epochStart = clock.instant();
    if (!stopped()) {
      try {
        new TrainingLoop(clock)
            .fit(network, shapes, new TableSource(task.train()), plan(), this, from);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    } else {
      TrainingLoop.restore(network, from);
    }
    if (!stopped()) {
      throw new InterruptedException(training.label() + " ended after epoch " + history.size());
    }
    if (earlyStop != null) {
      TrainingLoop.restore(
          network, CheckpointFile.read(folder.resolve(BEST), identity()).checkpoint());
      return outcome(history.withBestScored(), predict(task.test()));
    }
    if (predictions == null) {
      predictions = predict(task.test());
    }
    return outcome(history.epochs(), predictions);
  }

  private Outcome outcome(List<EpochResult> epochs, Predictions last) {
    double threshold =
        experiment.training().refinement().fittedThreshold()
            ? 1 / (1 + Math.exp(-fittedThreshold()))
            : 0.5;
    return new Outcome(network, threshold, new FoldResult(epochs, last));
  }

  private ComputationGraph network() {
    Experiment.Training plan = experiment.training();
    Experiment.Optimiser optimiser = plan.optimiser();
    NetworkArchitecture architecture = Networks.named(plan.network());
    NetworkSettings settings =
        new NetworkSettings(
            task.classes(),
            task.train().featureCount(),
            loss,
            adam(optimiser, plan),
            optimiser.weightDecay(),
            training.seed());
    shapes = architecture.inputs(settings);
    int wanted = shapes.stream().mapToInt(InputShape::size).sum();
    if (wanted != task.train().featureCount()) {
      throw new IllegalArgumentException(
          "%s: network %s takes %d values a sample, the data set has %d"
              .formatted(experiment.name(), plan.network(), wanted, task.train().featureCount()));
    }
    return Networks.create(architecture, settings);
  }

  private Adam adam(Experiment.Optimiser optimiser, Experiment.Training plan) {
    Adam.Builder adam = Adam.builder().beta1(optimiser.beta1()).beta2(optimiser.beta2());
    if (plan.refinement().cosine()) {
      int batches = (task.train().size() + plan.batch() - 1) / plan.batch();
      int steps = window.epochs() * batches;
      adam.learningRateSchedule(
          new CosineSchedule(optimiser.learningRate(), steps / WARM_UP, steps + 1));
    } else {
      adam.learningRate(optimiser.learningRate());
    }
    return adam.build();
  }

  private Augmentation augmentation() {
    Refinement.Distortion distortion = experiment.training().refinement().distortion();
    return distortion == null ? Augmentation.NONE : new ImageDistortion(distortion, shapes.get(0));
  }

  private TrainingPlan plan() {
    Shuffle shuffle = experiment.protocol().shuffle();
    return new TrainingPlan(
        window.epochs(),
        experiment.training().batch(),
        task.classes(),
        (epoch, size) -> shuffle.order(size, training.seed(), epoch),
        augmentation(),
        experiment.training().refinement().averaging(),
        training.seed(),
        threads);
  }

  /**
   * What must be the same for a checkpoint to be gone on from; the number of epochs need not be.
   */
  private String identity() {
    return "experiment %s, %s, seed %d, fold %d of %d, %s, %s, batch %d, %d training samples, %d threads"
            .formatted(
                experiment.name(),
                loss,
                training.seed(),
                training.fold() + 1,
                training.folds(),
                experiment.training().network(),
                experiment.training().optimiser(),
                experiment.training().batch(),
                task.train().size(),
                threads)
        + refined();
  }

  private String refined() {
    Refinement refinement = experiment.training().refinement();
    if (refinement.equals(Refinement.NONE)) {
      return "";
    }
    // A schedule's every step depends on where it ends.
    return ", %s%s"
        .formatted(refinement, refinement.cosine() ? " over " + window.epochs() + " epochs" : "");
  }

  @Override
  public void onBatch(TrainingProgress progress) {
    listener.onBatch(training, progress);
  }

  @Override
  public void onEpoch(TrainingProgress progress, ComputationGraph judged) {
    double seconds = Duration.between(epochStart, clock.instant()).toNanos() * 1e-9;
    int epoch = progress.epoch() - 1;
    double validation = Double.NaN;
    boolean evaluate = window.evaluates(epoch);
    if (earlyStop != null) {
      validation = validationFigure();
      int best = history.best();
      evaluate = best < 0 || validation > history.epochs().get(best).validation();
    }
    predictions = evaluate ? predict(task.test()) : null;
    EpochResult result =
        new EpochResult(
            progress.epoch(),
            progress.loss(),
            seconds,
            progress.samplesInEpoch(),
            evaluate ? figures() : Map.of(),
            validation,
            earlyStop == null && window.counts(epoch));
    history.add(result);
    listener.onEpoch(training, progress, result);
  }

  @Override
  public boolean goOn(TrainingProgress progress, Supplier<Checkpoint> checkpoint) {
    CheckpointFile.Content content = new CheckpointFile.Content(checkpoint.get(), history.json());
    try {
      if (earlyStop != null && history.best() == history.size() - 1) {
        CheckpointFile.write(folder.resolve(BEST), identity(), content);
      }
      CheckpointFile.write(folder.resolve(CHECKPOINT), identity(), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    epochStart = clock.instant();
    return !stopped() && !Thread.currentThread().isInterrupted();
  }

  private Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>(Metrics.of(predictions, balance));
    if (experiment.training().refinement().fittedThreshold()) {
      figures.putAll(Metrics.atThreshold(predictions, balance, fittedThreshold()));
    }
    return figures;
  }

  /** Log-odds at which the network as it is has its highest F1 on the training samples. */
  private double fittedThreshold() {
    return predict(task.train()).ranking(balance.minority().get(0)).bestF1Threshold();
  }

  private boolean stopped() {
    return history.size() >= window.epochs()
        || earlyStop != null
            && history.best() >= 0
            && history.size() - 1 - history.best() >= earlyStop.patience();
  }

  private double validationFigure() {
    Map<String, Double> figures = Metrics.of(predict(task.validation()), balance);
    Double figure = figures.get(earlyStop.metric());
    if (figure == null) {
      throw new IllegalArgumentException(
          "early stop: no figure '%s', only %s".formatted(earlyStop.metric(), figures.keySet()));
    }
    return figure;
  }

  private Predictions predict(SampleTable samples) {
    float[] logits = Inference.logits(network, shapes, new TableSource(samples), task.classes());
    return Predictions.ofLogits(task.classes(), logits, samples.classes());
  }
}
