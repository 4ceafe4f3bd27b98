package org.pulsartriage.trainer.jobkind;

import org.pulsartriage.trainer.fit.TrainingProgress;

/** Is told how a job goes, from the threads that work at it. */
public interface WorkListener {

  /**
   * After each batch and each epoch.
   *
   * @param training which of the job's trainings, in words
   * @param progress where it stands
   */
  void onProgress(String training, TrainingProgress progress);

  /**
   * Between steps.
   *
   * @throws java.util.concurrent.CancellationException where the work is to end now
   */
  void check();
}
