package org.pulsartriage.datasets.experiment;

import java.util.List;
import java.util.Map;
import org.pulsartriage.datasets.protocol.Protocol;

/**
 * One experiment: a task and how a network is trained on it.
 *
 * @param name the name on the command line
 * @param title in words
 * @param origin where the protocol comes from: a paper, or ours
 * @param dataset name of the data set
 * @param protocol how the task is cut
 * @param training how a network is trained
 */
public record Experiment(
    String name,
    String title,
    String origin,
    String dataset,
    Protocol protocol,
    Training training) {

  /**
   * @return what a network of this experiment is given, in words, where no input assembly says it
   */
  public String sampleInput() {
    return "samples of %s, scaling %s".formatted(dataset, protocol.scaling().text());
  }

  /**
   * @param network name of the network
   * @param optimiser the optimiser
   * @param batch samples a step, 1 or more
   * @param epochs passes over the training samples, 1 or more
   * @param scored the epochs whose metrics are averaged
   * @param seeds a run each, none twice
   * @param loss what is minimised unless another is asked for
   * @param refinement what a recipe of ours adds
   */
  public record Training(
      String network,
      Optimiser optimiser,
      int batch,
      int epochs,
      ScoredEpochs scored,
      List<Long> seeds,
      Loss loss,
      Refinement refinement) {

    /** Checks ranges. */
    public Training {
      seeds = List.copyOf(seeds);
      if (scored.last() >= epochs) {
        throw new IllegalArgumentException(
            "scored-epochs.last " + scored.last() + " is not below epochs " + epochs);
      }
      if (seeds.isEmpty() || seeds.stream().distinct().count() != seeds.size()) {
        throw new IllegalArgumentException("seeds " + seeds + ": one or more, none twice, wanted");
      }
    }
  }

  /**
   * @param name {@code adam}
   * @param learningRate step size, above 0
   * @param beta1 decay of the first moment, 0 to below 1
   * @param beta2 decay of the second moment, 0 to below 1
   * @param weightDecay L2 penalty added to the gradient, 0 or more
   */
  public record Optimiser(
      String name, double learningRate, double beta1, double beta2, double weightDecay) {}

  /**
   * Epochs counted from 0, both ends included.
   *
   * @param first the first, 0 or more
   * @param last the last, not before the first
   */
  public record ScoredEpochs(int first, int last) {
    /** Checks the order. */
    public ScoredEpochs {
      if (last < first) {
        throw new IllegalArgumentException(
            "scored-epochs from " + first + " to " + last + " run backwards");
      }
    }
  }

  /**
   * @param name name of the loss
   * @param parameters those that differ from the loss's own defaults
   */
  public record Loss(String name, Map<String, Double> parameters) {
    /** Takes a copy. */
    public Loss {
      parameters = Map.copyOf(parameters);
    }
  }
}
