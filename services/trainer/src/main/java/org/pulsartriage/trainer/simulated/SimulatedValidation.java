package org.pulsartriage.trainer.simulated;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.evaluation.Ranking;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.engine.NetworkRunner;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.reference.Reference;
import org.pulsartriage.models.reference.ReferenceBuilder;
import org.pulsartriage.trainer.calibration.HeldOut;

/** What a network says of simulated candidates that it was not trained on. */
final class SimulatedValidation {

  private static final int BATCH = 200;

  private final FixedPointSamples samples;
  private final List<InputShape> shapes;
  private final int threads;

  /**
   * @param samples held-out candidates, assembled
   * @param shapes the network's inputs in their order
   * @param threads threads of an inference; the logits don't depend on their number
   */
  SimulatedValidation(FixedPointSamples samples, List<InputShape> shapes, int threads) {
    this.samples = samples;
    this.shapes = shapes;
    this.threads = threads;
  }

  /**
   * Logit of the positive class less that of the negative class, for each sample, as the network
   * will be served.
   */
  double[] logits(ComputationGraph network) {
    try (NetworkRunner runner = NetworkRunner.serving(network, shapes, threads)) {
      return logits(runner);
    }
  }

  /** The same from a network that is open already. */
  double[] logits(NetworkRunner runner) {
    double[] logits = new double[samples.size()];
    for (int from = 0; from < logits.length; from += BATCH) {
      int count = Math.min(BATCH, logits.length - from);
      float[][][] batch = new float[count][shapes.size()][];
      for (int k = 0; k < count; k++) {
        for (int i = 0; i < shapes.size(); i++) {
          batch[k][i] = new float[shapes.get(i).size()];
        }
        samples.read(from + k, batch[k]);
      }
      float[][] output = runner.logits(batch);
      for (int k = 0; k < count; k++) {
        logits[from + k] = (double) output[k][1] - output[k][0];
      }
    }
    return logits;
  }

  /** Whether each sample is a pulsar. */
  boolean[] pulsars() {
    boolean[] pulsars = new boolean[samples.size()];
    for (int i = 0; i < pulsars.length; i++) {
      pulsars[i] = samples.classOf(i) == 1;
    }
    return pulsars;
  }

  HeldOut heldOut(double[] logits, double prior) {
    return new HeldOut(logits, pulsars(), prior);
  }

  /**
   * How the candidates are distributed, pulsars as rare among them as in the survey.
   *
   * @param logits what the model says of each
   * @param prior part of the survey's candidates that are pulsars, between 0 and 1
   * @return the distribution; empty where the candidates are too few
   */
  Optional<Reference> reference(double[] logits, double prior) {
    HeldOut weighted = heldOut(logits, prior);
    ReferenceBuilder builder = new ReferenceBuilder();
    for (int i = 0; i < logits.length; i++) {
      builder.add(samples.measured(i), logits[i], weighted.weight(i));
    }
    return builder.build();
  }

  /** The least logit that lets through at most this part of the negatives. */
  double threshold(double[] logits, double falsePositiveRate) {
    Ranking ranking = Ranking.of(logits, pulsars());
    double threshold = Double.POSITIVE_INFINITY;
    for (int step = 0; step < ranking.steps(); step++) {
      if (ranking.falsePositiveRate(step) > falsePositiveRate) {
        break;
      }
      threshold = ranking.threshold(step);
    }
    return threshold;
  }

  /**
   * @param scores what ranks the samples: logits, or probabilities
   * @param threshold from which score on a sample is called a pulsar
   * @return figures by name, as a manifest has them
   */
  Map<String, Double> metrics(double[] scores, double threshold) {
    Map<String, Double> metrics = new TreeMap<>();
    Ranking ranking = Ranking.of(scores, pulsars());
    metrics.put("rocAuc", ranking.rocAuc());
    metrics.put("averagePrecision", ranking.averagePrecision());
    metrics.put("recallAtFpr0.001", ranking.recallAtFalsePositiveRate(0.001));
    metrics.put("recallAtFpr0.01", ranking.recallAtFalsePositiveRate(0.01));
    metrics.put("recallAtFpr0.05", ranking.recallAtFalsePositiveRate(0.05));
    metrics.put("recall", recall(scores, threshold));
    metrics.put("recallOfSnr5to7", recall(scores, threshold, 0, 7));
    metrics.put("recallOfSnr7to10", recall(scores, threshold, 7, 10));
    metrics.put("recallOfSnr10to20", recall(scores, threshold, 10, 20));
    metrics.put("recallOfSnrAbove20", recall(scores, threshold, 20, Double.POSITIVE_INFINITY));
    metrics.put("recallOfPeriodBelow10ms", recallOfPeriods(scores, threshold, 0, 0.01));
    metrics.put(
        "recallOfPeriodFrom10ms",
        recallOfPeriods(scores, threshold, 0.01, Double.POSITIVE_INFINITY));
    metrics.put(Manifest.FALSE_POSITIVE_RATE, falsePositiveRate(scores, threshold));
    passedByKind(scores, threshold)
        .forEach((kind, part) -> metrics.put("passed:" + kind.text(), part));
    return metrics;
  }

  /** Part of the pulsars with at least that score. */
  double recall(double[] scores, double threshold) {
    return recall(scores, threshold, 0, Double.POSITIVE_INFINITY);
  }

  /** Part of the others with at least that score. */
  double falsePositiveRate(double[] scores, double threshold) {
    int count = 0;
    int passed = 0;
    for (int i = 0; i < scores.length; i++) {
      if (samples.classOf(i) == 0) {
        count++;
        passed += scores[i] >= threshold ? 1 : 0;
      }
    }
    return count == 0 ? 0 : (double) passed / count;
  }

  private Map<CandidateKind, Double> passedByKind(double[] scores, double threshold) {
    Map<CandidateKind, int[]> counts = new EnumMap<>(CandidateKind.class);
    for (int i = 0; i < scores.length; i++) {
      int[] count = counts.computeIfAbsent(samples.kind(i), kind -> new int[2]);
      count[0]++;
      count[1] += scores[i] >= threshold ? 1 : 0;
    }
    Map<CandidateKind, Double> passed = new EnumMap<>(CandidateKind.class);
    counts.forEach((kind, count) -> passed.put(kind, (double) count[1] / count[0]));
    return passed;
  }

  /** Of pulsars with an S/N of 10 or more. */
  private double recallOfPeriods(double[] scores, double threshold, double least, double most) {
    return recall(
        scores,
        threshold,
        i -> samples.snr(i) >= 10 && samples.period(i) >= least && samples.period(i) < most);
  }

  private double recall(double[] scores, double threshold, double least, double most) {
    return recall(scores, threshold, i -> samples.snr(i) >= least && samples.snr(i) < most);
  }

  private double recall(double[] scores, double threshold, IntPredicate which) {
    int count = 0;
    int found = 0;
    for (int i = 0; i < scores.length; i++) {
      if (samples.classOf(i) == 1 && which.test(i)) {
        count++;
        found += scores[i] >= threshold ? 1 : 0;
      }
    }
    return count == 0 ? 0 : (double) found / count;
  }
}
