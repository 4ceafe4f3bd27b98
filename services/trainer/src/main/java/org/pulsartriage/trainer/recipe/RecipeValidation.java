package org.pulsartriage.trainer.recipe;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.evaluation.Ranking;
import org.pulsartriage.models.bundle.Calibration;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.trainer.fit.Inference;

/** What a network says of the samples that were kept from its training. */
final class RecipeValidation {

  /**
   * @param threshold probability from which a candidate is called a pulsar
   * @param metrics figures by name
   */
  record Result(double threshold, Map<String, Double> metrics) {}

  private final Recipe recipe;
  private final RecipeSamples samples;
  private final int[] indices;

  RecipeValidation(Recipe recipe, RecipeSamples samples, int[] indices) {
    this.recipe = recipe;
    this.samples = samples;
    this.indices = indices;
  }

  Result judge(ComputationGraph network, List<InputShape> shapes) {
    Map<String, Double> metrics = new TreeMap<>();
    boolean[] pulsar = new boolean[indices.length];
    int pulsars = 0;
    for (int i = 0; i < indices.length; i++) {
      pulsar[i] = samples.isPulsar(indices[i]);
      pulsars += pulsar[i] ? 1 : 0;
    }
    if (pulsars == 0 || pulsars == indices.length) {
      // One class alone says nothing of a threshold.
      return new Result(0.5, metrics);
    }
    float[] outputs = Inference.logits(network, shapes, samples.part(indices), 2);
    double[] logits = new double[indices.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (double) outputs[2 * i + 1] - outputs[2 * i];
    }
    Ranking ranking = Ranking.of(logits, pulsar);
    double threshold = threshold(ranking);
    metrics.put("rocAuc", ranking.rocAuc());
    metrics.put("averagePrecision", ranking.averagePrecision());
    metrics.put("recallAtFpr0.01", ranking.recallAtFalsePositiveRate(0.01));
    metrics.put("recallAtFpr0.05", ranking.recallAtFalsePositiveRate(0.05));
    for (int source = 0; source < recipe.sources().size(); source++) {
      String name = recipe.sources().get(source).name();
      passed(logits, threshold, source, true, metrics, "recall:" + name);
      passed(logits, threshold, source, false, metrics, "falsePositiveRate:" + name);
    }
    return new Result(Calibration.NONE.probability(threshold), metrics);
  }

  /** The least logit that lets through at most the part of the others that the recipe allows. */
  private double threshold(Ranking ranking) {
    double threshold = Double.POSITIVE_INFINITY;
    for (int step = 0; step < ranking.steps(); step++) {
      if (ranking.falsePositiveRate(step) > recipe.falsePositiveRate()) {
        break;
      }
      threshold = ranking.threshold(step);
    }
    return threshold;
  }

  private void passed(
      double[] logits,
      double threshold,
      int source,
      boolean pulsar,
      Map<String, Double> metrics,
      String name) {
    int count = 0;
    int passed = 0;
    for (int i = 0; i < logits.length; i++) {
      if (samples.sourceOf(indices[i]) == source && samples.isPulsar(indices[i]) == pulsar) {
        count++;
        passed += logits[i] >= threshold ? 1 : 0;
      }
    }
    if (count > 0) {
      metrics.put(name, (double) passed / count);
    }
  }
}
