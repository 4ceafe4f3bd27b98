package org.pulsartriage.trainer.fit;

import java.util.function.Supplier;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Is told how a training goes, on the thread that trains. */
public interface TrainingListener {

  /** Hears nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /**
   * After each batch.
   *
   * @param progress where the training stands
   */
  default void onBatch(TrainingProgress progress) {}

  /**
   * After each epoch.
   *
   * @param progress where the training stands
   * @param network the network as it is to be judged: with averaged parameters where the plan
   *     averages; not to be changed
   */
  default void onEpoch(TrainingProgress progress, ComputationGraph network) {}

  /**
   * After each epoch, once {@link #onEpoch} is through.
   *
   * @param progress where the training stands
   * @param checkpoint takes a copy of what is needed to go on from here
   * @return whether to go on
   */
  default boolean goOn(TrainingProgress progress, Supplier<Checkpoint> checkpoint) {
    return true;
  }
}
