package org.pulsartriage.trainer.fit;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * All that a training needs to go on from the end of an epoch as if it had never stopped:
 * parameters, the optimiser's state and step count, and the running mean of parameters. Random
 * numbers are not among it: they follow from seed and epoch.
 *
 * @param epochs epochs finished
 * @param iterations optimiser steps taken
 * @param parameters of the network
 * @param updater state of the optimiser
 * @param average running mean of parameters; empty where the plan doesn't average
 * @param averageSteps steps that went into it
 */
public record Checkpoint(
    int epochs,
    int iterations,
    float[] parameters,
    float[] updater,
    float[] average,
    long averageSteps) {

  static Checkpoint of(ComputationGraph network, ParameterAverage average, int epochs) {
    INDArray state = network.getUpdater(true).getStateViewArray();
    return new Checkpoint(
        epochs,
        network.getConfiguration().getIterationCount(),
        network.params().toFloatVector(),
        state == null ? new float[0] : state.toFloatVector(),
        average == null ? new float[0] : average.values(),
        average == null ? 0 : average.steps());
  }

  /**
   * Puts everything back.
   *
   * @throws IllegalArgumentException if it is of a network or plan of another size
   */
  void restore(ComputationGraph network, ParameterAverage mean) {
    requireSize("parameters", parameters.length, network.numParams());
    INDArray state = network.getUpdater(true).getStateViewArray();
    requireSize("values of optimiser state", updater.length, state == null ? 0 : state.length());
    requireSize("averaged parameters", average.length, mean == null ? 0 : network.numParams());
    network.params().assign(row(parameters));
    if (state != null) {
      state.assign(row(updater));
    }
    if (mean != null) {
      mean.restore(row(average), averageSteps);
    }
    network.getConfiguration().setIterationCount(iterations);
    network.getConfiguration().setEpochCount(epochs);
  }

  private static INDArray row(float[] values) {
    return Nd4j.create(values, new long[] {1, values.length}, 'c');
  }

  private static void requireSize(String what, long saved, long wanted) {
    if (saved != wanted) {
      throw new IllegalArgumentException(
          "the checkpoint holds %d %s, the network %d".formatted(saved, what, wanted));
    }
  }
}
