package org.pulsartriage.trainer.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.pulsartriage.datasets.MissingDataException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.store.BundleStore;
import org.pulsartriage.schemas.TrainingJob;
import org.pulsartriage.trainer.fit.TrainingProgress;
import org.pulsartriage.trainer.jobkind.JobFolder;
import org.pulsartriage.trainer.jobkind.JobWork;
import org.pulsartriage.trainer.jobkind.JobWorks;
import org.pulsartriage.trainer.jobkind.UnusableJobException;
import org.pulsartriage.trainer.jobkind.WorkListener;
import org.pulsartriage.trainer.jobkind.WorkPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work at one job, on a thread of its own. Every error becomes a result. */
final class Work implements Callable<WorkResult>, WorkListener {

  private static final Logger LOG = LoggerFactory.getLogger(Work.class);

  /**
   * Where the work stands.
   *
   * @param training which of the job's trainings, in words
   * @param progress where that stands
   */
  record Stand(String training, TrainingProgress progress) {}

  private final TrainingJob job;
  private final int attempt;
  private final JobFolder folder;
  private final WorkPlace place;
  private final BundleStore store;
  private volatile boolean stopped;
  private volatile Stand stand;

  Work(TrainingJob job, int attempt, JobFolder folder, WorkPlace place, BundleStore store) {
    this.job = job;
    this.attempt = attempt;
    this.folder = folder;
    this.place = place;
    this.store = store;
  }

  /** Tells the work to end at its next step; may be called by any thread. */
  void stop() {
    stopped = true;
  }

  /** Null before the first step. */
  Stand stand() {
    return stand;
  }

  @Override
  public WorkResult call() {
    try {
      JobWork.Prepared prepared;
      try {
        prepared = JobWorks.of(job).prepare(job, place);
      } catch (UnusableJobException e) {
        return new WorkResult.Rejected(e.element(), e.getMessage());
      }
      check();
      Path own = folder.begin(attempt);
      ModelBundle bundle = prepared.run(own, this);
      check();
      String uri = store.put(bundle);
      tidy();
      return new WorkResult.Done(
          bundle.manifest().modelId(),
          bundle.digest(),
          uri,
          !"false".equals(job.getOptions().get("release")));
    } catch (CancellationException | InterruptedException e) {
      return ended(e);
    } catch (IOException e) {
      // An interrupted read ends as an input/output error of one kind or another.
      return stopped ? new WorkResult.Stopped() : failed(e);
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      return stopped ? new WorkResult.Stopped() : failed(e);
    }
  }

  private void tidy() {
    try {
      folder.end(attempt);
    } catch (IOException e) {
      LOG.warn("job {}: earlier attempts stay: {}", job.getJobId(), line(e));
    }
  }

  private WorkResult ended(Exception e) {
    return stopped ? new WorkResult.Stopped() : failed(e);
  }

  private WorkResult failed(Throwable e) {
    if (!(e instanceof MissingDataException)) {
      LOG.warn("job {} failed", job.getJobId(), e);
    }
    return new WorkResult.Failed(line(e));
  }

  private static String line(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  @Override
  public void onProgress(String training, TrainingProgress progress) {
    stand = new Stand(training, progress);
  }

  @Override
  public void check() {
    if (stopped) {
      throw new CancellationException("job " + job.getJobId() + " was told to end");
    }
  }
}
