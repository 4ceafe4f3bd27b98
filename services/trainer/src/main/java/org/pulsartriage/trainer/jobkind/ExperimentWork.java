package org.pulsartriage.trainer.jobkind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.pulsartriage.datasets.Datasets;
import org.pulsartriage.datasets.MissingDataException;
import org.pulsartriage.datasets.experiment.Experiment;
import org.pulsartriage.datasets.experiment.Experiments;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.loss.Losses;
import org.pulsartriage.schemas.TrainingJob;
import org.pulsartriage.trainer.fit.TrainingProgress;
import org.pulsartriage.trainer.report.EpochResult;
import org.pulsartriage.trainer.run.ExperimentRun;
import org.pulsartriage.trainer.run.RunListener;
import org.pulsartriage.trainer.run.RunOptions;
import org.pulsartriage.trainer.run.Training;

/**
 * A named experiment. Its model is that of the first training: chosen beforehand, not by figures.
 */
final class ExperimentWork implements JobWork {

  private static final Set<String> OPTIONS =
      Set.of(
          JobOptions.LOSS,
          JobOptions.EPOCHS,
          JobOptions.SEEDS,
          JobOptions.THREADS,
          JobOptions.RELEASE);

  @Override
  public Prepared prepare(TrainingJob job, WorkPlace place)
      throws UnusableJobException, IOException {
    if (job.getExperiment() == null) {
      throw new UnusableJobException("experiment", "experiment: is missing");
    }
    Experiment experiment;
    try {
      experiment = Experiments.named(job.getExperiment());
    } catch (IllegalArgumentException e) {
      throw new UnusableJobException("experiment", e.getMessage());
    }
    JobOptions options = JobOptions.of(job, OPTIONS);
    JobOptions.release(job);
    String loss = options.text(JobOptions.LOSS);
    if (loss != null && !Losses.names().contains(loss)) {
      throw new UnusableJobException(
          "options.loss",
          "options.loss: '" + loss + "' is none of " + String.join(", ", Losses.names()));
    }
    RunOptions run;
    try {
      run =
          new RunOptions(
              place.data(),
              Path.of(""),
              loss,
              Map.of(),
              options.seeds(),
              options.whole(JobOptions.EPOCHS, Integer.MAX_VALUE),
              null,
              null,
              place.parallel(),
              options.threads(),
              "job " + job.getJobId(),
              place.codeVersion(),
              new RunOptions.BundleMark("-" + job.getJobId(), job.getRequestedAt()));
    } catch (IllegalArgumentException e) {
      throw new UnusableJobException("options", e.getMessage());
    }
    try {
      Datasets.named(experiment.dataset()).open(place.data());
    } catch (MissingDataException e) {
      throw new UnusableJobException("experiment", e.getMessage());
    }
    return (folder, listener) -> run(experiment, run.into(folder), place, listener);
  }

  private static ModelBundle run(
      Experiment experiment, RunOptions options, WorkPlace place, WorkListener listener)
      throws IOException, InterruptedException {
    Progress progress = new Progress(listener);
    ExperimentRun run = new ExperimentRun(experiment, options, place.clock(), progress);
    progress.trainings = run.size();
    run.run();
    listener.check();
    try {
      return ModelBundle.open(run.firstBundle());
    } catch (InvalidBundleException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static final class Progress implements RunListener {

    private final WorkListener listener;
    private final AtomicInteger started = new AtomicInteger();
    private volatile int trainings;

    Progress(WorkListener listener) {
      this.listener = listener;
    }

    @Override
    public void onStart(Training training, int epochsDone) {
      started.incrementAndGet();
      listener.check();
    }

    @Override
    public void onBatch(Training training, TrainingProgress progress) {
      tell(training, progress);
    }

    @Override
    public void onEpoch(Training training, TrainingProgress progress, EpochResult result) {
      tell(training, progress);
    }

    private void tell(Training training, TrainingProgress progress) {
      listener.check();
      listener.onProgress(
          trainings == 1
              ? training.label()
              : "%s (%d of %d)".formatted(training.label(), started.get(), trainings),
          progress);
    }
  }
}
