package org.pulsartriage.trainer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.Datasets;
import org.pulsartriage.datasets.experiment.Experiment;
import org.pulsartriage.datasets.protocol.Protocol;
import org.pulsartriage.datasets.protocol.Task;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.loss.ClassBalance;
import org.pulsartriage.models.loss.LogitLoss;
import org.pulsartriage.models.loss.Losses;
import org.pulsartriage.trainer.report.BundleResult;
import org.pulsartriage.trainer.report.FoldResult;
import org.pulsartriage.trainer.report.ReportWriter;
import org.pulsartriage.trainer.report.RunResult;
import org.pulsartriage.trainer.report.SeedResult;

/**
 * Carries an experiment out: every seed (and fold) trained and evaluated, a report over all, and a
 * bundle of each network. A run that was interrupted goes on from its checkpoints when it is
 * started again with the same folder.
 */
public final class ExperimentRun {

  private final Experiment experiment;
  private final RunOptions options;
  private final InstantSource clock;
  private final RunListener listener;

  /**
   * @param experiment what to carry out
   * @param options what to change of it, and how
   * @param clock for rates and time stamps
   * @param listener is told how it goes
   */
  public ExperimentRun(
      Experiment experiment, RunOptions options, InstantSource clock, RunListener listener) {
    this.experiment = experiment;
    this.options = options;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Trains, evaluates and writes everything into the options' folder.
   *
   * @return the result that the report holds
   * @throws org.pulsartriage.datasets.MissingDataException if the data set isn't there
   * @throws IOException if data, checkpoint or folder cannot be read or written
   * @throws org.pulsartriage.trainer.fit.DivergedException where a loss or parameters stop being
   *     finite
   * @throws IllegalArgumentException for an unknown loss, network or figure, or an early stop of an
   *     experiment without validation samples; one line
   * @throws InterruptedException if the thread is interrupted; trainings end at their next epoch
   */
  public RunResult run() throws IOException, InterruptedException {
    Dataset dataset =
        AssembledFeatures.of(
            Datasets.named(experiment.dataset()).open(options.data()),
            experiment.training().network());
    Protocol protocol =
        options.sampling() == null
            ? experiment.protocol()
            : experiment.protocol().with(options.sampling());
    TaskStore tasks = new TaskStore(dataset, protocol);
    List<Training> trainings = trainings(protocol);
    Task first = tasks.of(trainings.get(0));
    if (options.earlyStop() != null && first.validation().size() == 0) {
      throw new IllegalArgumentException(
          experiment.name() + ": early stop wants validation samples, the experiment has none");
    }
    ClassBalance balance = balance(first);
    LogitLoss loss = loss(balance);
    Files.createDirectories(options.out());

    Map<Long, List<FoldResult>> folds = new LinkedHashMap<>();
    long parameters = 0;
    List<BundleResult> bundles = new ArrayList<>();
    List<TrainingJob.Outcome> outcomes = train(trainings, tasks);
    for (int i = 0; i < trainings.size(); i++) {
      TrainingJob.Outcome outcome = outcomes.get(i);
      parameters = outcome.network().numParams();
      folds
          .computeIfAbsent(trainings.get(i).seed(), seed -> new ArrayList<>())
          .add(outcome.result());
      ModelBundle bundle =
          ExperimentBundle.write(
              experiment, options, trainings.get(i), balance, loss, dataset, outcome, clock);
      bundles.add(
          BundleFigures.of(trainings.get(i), bundle, tasks.of(trainings.get(i)).test(), balance));
    }
    List<SeedResult> seeds = new ArrayList<>();
    folds.forEach((seed, results) -> seeds.add(new SeedResult(seed, results)));
    RunResult result =
        new RunResult(
            experiment.name(),
            loss.name(),
            loss.parameters(),
            experiment.training().network(),
            parameters,
            first.classNames(),
            balance,
            seeds,
            bundles,
            RunEnvironment.describe(options, protocol));
    ReportWriter.write(result, options.out());
    return result;
  }

  /**
   * @return number of trainings that a run consists of: seeds times folds
   */
  public int size() {
    return trainings(experiment.protocol()).size();
  }

  /**
   * @return where the bundle of the first training lies once the run is done
   */
  public Path firstBundle() {
    Training first = trainings(experiment.protocol()).get(0);
    return options.out().resolve(first.folderName()).resolve(ExperimentBundle.FILE_NAME);
  }

  private List<Training> trainings(Protocol protocol) {
    List<Long> seeds = options.seeds() == null ? experiment.training().seeds() : options.seeds();
    List<Training> trainings = new ArrayList<>();
    int folds = protocol.split().folds();
    for (long seed : seeds) {
      for (int fold = 0; fold < folds; fold++) {
        trainings.add(new Training(seed, fold, folds));
      }
    }
    return trainings;
  }

  private List<TrainingJob.Outcome> train(List<Training> trainings, TaskStore tasks)
      throws IOException, InterruptedException {
    EpochWindow window = EpochWindow.of(experiment.training(), options.epochs());
    ExecutorService pool =
        Executors.newFixedThreadPool(Math.min(options.parallel(), trainings.size()));
    try {
      List<Future<TrainingJob.Outcome>> futures = new ArrayList<>();
      for (Training training : trainings) {
        futures.add(
            pool.submit(
                () -> {
                  Task task = tasks.of(training);
                  ClassBalance balance = balance(task);
                  return new TrainingJob(
                          training,
                          experiment,
                          task,
                          balance,
                          loss(balance),
                          window,
                          options,
                          clock,
                          listener)
                      .run();
                }));
      }
      List<TrainingJob.Outcome> outcomes = new ArrayList<>();
      for (Future<TrainingJob.Outcome> future : futures) {
        outcomes.add(future.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(1, TimeUnit.HOURS);
    }
  }

  private LogitLoss loss(ClassBalance balance) {
    Experiment.Loss own = experiment.training().loss();
    Map<String, Double> parameters = new LinkedHashMap<>();
    if (options.loss() == null || options.loss().equals(own.name())) {
      parameters.putAll(own.parameters());
    }
    parameters.putAll(options.lossParameters());
    return Losses.named(options.loss() == null ? own.name() : options.loss(), balance, parameters);
  }

  /** Training counts are those after cut and sampling: what the loss really sees. */
  private static ClassBalance balance(Task task) {
    List<Long> counts = new ArrayList<>();
    List<Integer> minority = new ArrayList<>();
    int[] samples = task.train().counts(task.classes());
    for (int k = 0; k < samples.length; k++) {
      counts.add((long) samples[k]);
      if (task.minority()[k]) {
        minority.add(k);
      }
    }
    return new ClassBalance(counts, minority);
  }
}
