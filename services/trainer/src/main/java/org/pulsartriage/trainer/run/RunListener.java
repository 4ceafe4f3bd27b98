package org.pulsartriage.trainer.run;

import org.pulsartriage.trainer.fit.TrainingProgress;
import org.pulsartriage.trainer.report.EpochResult;

/** Is told how a run goes, from the threads that train: several at a time. */
public interface RunListener {

  /** Hears nothing. */
  RunListener NONE = new RunListener() {};

  /**
   * A training begins, or goes on.
   *
   * @param training which
   * @param epochsDone epochs that a checkpoint holds, 0 for a new one
   */
  default void onStart(Training training, int epochsDone) {}

  /**
   * After each batch.
   *
   * @param training which
   * @param progress where it stands
   */
  default void onBatch(Training training, TrainingProgress progress) {}

  /**
   * After each epoch.
   *
   * @param training which
   * @param progress where it stands
   * @param result the epoch
   */
  default void onEpoch(Training training, TrainingProgress progress, EpochResult result) {}
}
