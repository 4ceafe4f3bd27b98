package org.pulsartriage.trainer.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.evaluation.Ranking;
import org.pulsartriage.models.bundle.Calibration;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.engine.NetworkRunner;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.reference.Reference;
import org.pulsartriage.models.reference.ReferenceBuilder;
import org.pulsartriage.trainer.calibration.CalibrationChoice;
import org.pulsartriage.trainer.calibration.HeldOut;
import org.pulsartriage.trainer.fit.SampleSource;

/** What a network says of the samples that were kept from its training. */
final class RecipeValidation {

  /** Fewer of a kind than this tell nothing of probabilities. */
  private static final int LEAST_OF_A_KIND = 10;

  private static final int BATCH = 200;

  /**
   * @param threshold probability from which a candidate is called a pulsar
   * @param calibration from logit to probability
   * @param metrics figures by name
   * @param reference how the samples are distributed at the survey's prior; empty where they are
   *     too few
   */
  record Result(
      double threshold,
      Calibration calibration,
      Map<String, Double> metrics,
      Optional<Reference> reference) {}

  private final Recipe recipe;
  private final RecipeSamples samples;
  private final int[] indices;

  RecipeValidation(Recipe recipe, RecipeSamples samples, int[] indices) {
    this.recipe = recipe;
    this.samples = samples;
    this.indices = indices;
  }

  Result judge(ComputationGraph network, List<InputShape> shapes, int threads) {
    Map<String, Double> metrics = new TreeMap<>();
    boolean[] pulsar = new boolean[indices.length];
    int pulsars = 0;
    for (int i = 0; i < indices.length; i++) {
      pulsar[i] = samples.isPulsar(indices[i]);
      pulsars += pulsar[i] ? 1 : 0;
    }
    if (pulsars == 0 || pulsars == indices.length) {
      // One class alone says nothing of a threshold.
      return new Result(0.5, Calibration.NONE, metrics, Optional.empty());
    }
    double[] logits = logits(network, shapes, threads);
    Calibration calibration = Calibration.NONE;
    if (Math.min(pulsars, indices.length - pulsars) >= LEAST_OF_A_KIND) {
      CalibrationChoice choice = CalibrationChoice.of(new HeldOut(logits, pulsar, recipe.prior()));
      calibration = choice.calibration();
      metrics.put("logLoss", choice.logLosses().get(choice.name()));
    }
    Ranking ranking = Ranking.of(logits, pulsar);
    double threshold = threshold(ranking);
    metrics.put("rocAuc", ranking.rocAuc());
    metrics.put("averagePrecision", ranking.averagePrecision());
    metrics.put("recallAtFpr0.01", ranking.recallAtFalsePositiveRate(0.01));
    metrics.put("recallAtFpr0.05", ranking.recallAtFalsePositiveRate(0.05));
    metrics.put(Manifest.FALSE_POSITIVE_RATE, falsePositiveRate(logits, pulsar, threshold));
    for (int source = 0; source < recipe.sources().size(); source++) {
      String name = recipe.sources().get(source).name();
      passed(logits, threshold, source, true, metrics, "recall:" + name);
      passed(logits, threshold, source, false, metrics, "falsePositiveRate:" + name);
    }
    return new Result(
        calibration.probability(threshold), calibration, metrics, reference(logits, pulsar));
  }

  private Optional<Reference> reference(double[] logits, boolean[] pulsar) {
    HeldOut weighted = new HeldOut(logits, pulsar, recipe.prior());
    ReferenceBuilder builder = new ReferenceBuilder();
    for (int i = 0; i < indices.length; i++) {
      builder.add(samples.measured(indices[i]), logits[i], weighted.weight(i));
    }
    return builder.build();
  }

  /** As the network will be served. */
  private double[] logits(ComputationGraph network, List<InputShape> shapes, int threads) {
    SampleSource source = samples.part(indices);
    double[] logits = new double[indices.length];
    try (NetworkRunner runner = NetworkRunner.serving(network, shapes, threads)) {
      for (int from = 0; from < logits.length; from += BATCH) {
        int count = Math.min(BATCH, logits.length - from);
        float[][][] batch = new float[count][shapes.size()][];
        for (int k = 0; k < count; k++) {
          for (int i = 0; i < shapes.size(); i++) {
            batch[k][i] = new float[shapes.get(i).size()];
          }
          source.read(from + k, batch[k]);
        }
        float[][] output = runner.logits(batch);
        for (int k = 0; k < count; k++) {
          logits[from + k] = (double) output[k][1] - output[k][0];
        }
      }
    }
    return logits;
  }

  private static double falsePositiveRate(double[] logits, boolean[] pulsar, double threshold) {
    int others = 0;
    int passed = 0;
    for (int i = 0; i < logits.length; i++) {
      if (!pulsar[i]) {
        others++;
        passed += logits[i] >= threshold ? 1 : 0;
      }
    }
    return (double) passed / others;
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
