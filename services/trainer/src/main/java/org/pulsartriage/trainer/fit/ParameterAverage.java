package org.pulsartriage.trainer.fit;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A running mean of a network's parameters (Polyak and Juditsky 1992, weighted exponentially); the
 * running means of batch normalisation are among them. Early on it is a plain mean, so that the
 * first steps don't linger.
 */
final class ParameterAverage {

  private final double weight;
  private final INDArray mean;
  private long steps;

  ParameterAverage(ComputationGraph network, double weight) {
    this.weight = weight;
    this.mean = network.params().dup();
  }

  void add(ComputationGraph network) {
    steps++;
    double past = Math.min(weight, steps / (10.0 + steps));
    mean.muli(past).addi(network.params().mul(1 - past));
  }

  /** Puts the mean into the network for as long as the action runs. */
  void during(ComputationGraph network, Runnable action) {
    INDArray own = network.params().dup();
    network.params().assign(mean);
    try {
      action.run();
    } finally {
      network.params().assign(own);
    }
  }

  void applyTo(ComputationGraph network) {
    network.params().assign(mean);
  }

  float[] values() {
    return mean.toFloatVector();
  }

  long steps() {
    return steps;
  }

  void restore(INDArray values, long count) {
    mean.assign(values);
    steps = count;
  }
}
