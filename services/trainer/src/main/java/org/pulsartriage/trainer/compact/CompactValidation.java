package org.pulsartriage.trainer.compact;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.evaluation.Ranking;
import org.pulsartriage.models.input.InputShape;

/** What a network says of simulated candidates that it was not trained on. */
final class CompactValidation {

  private static final int BATCH = 200;

  private final FixedPointSamples samples;
  private final List<InputShape> shapes;

  CompactValidation(FixedPointSamples samples, List<InputShape> shapes) {
    this.samples = samples;
    this.shapes = shapes;
  }

  /** Logit of the positive class less that of the negative class, for each sample. */
  double[] logits(ComputationGraph network) {
    double[] logits = new double[samples.size()];
    float[][] sample = new float[shapes.size()][];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = new float[shapes.get(i).size()];
    }
    for (int from = 0; from < logits.length; from += BATCH) {
      int count = Math.min(BATCH, logits.length - from);
      float[][] batch = new float[sample.length][];
      for (int i = 0; i < batch.length; i++) {
        batch[i] = new float[count * sample[i].length];
      }
      for (int k = 0; k < count; k++) {
        samples.read(from + k, sample);
        for (int i = 0; i < batch.length; i++) {
          System.arraycopy(sample[i], 0, batch[i], k * sample[i].length, sample[i].length);
        }
      }
      INDArray[] arrays = new INDArray[batch.length];
      for (int i = 0; i < arrays.length; i++) {
        InputShape shape = shapes.get(i);
        arrays[i] =
            Nd4j.create(
                batch[i], new long[] {count, shape.channels(), shape.height(), shape.width()}, 'c');
      }
      float[][] output = network.outputSingle(false, arrays).toFloatMatrix();
      for (int k = 0; k < count; k++) {
        logits[from + k] = (double) output[k][1] - output[k][0];
      }
    }
    return logits;
  }

  /** The least logit that lets through at most this part of the negatives. */
  double threshold(double[] logits, double falsePositiveRate) {
    Ranking ranking = ranking(logits);
    double threshold = Double.POSITIVE_INFINITY;
    for (int step = 0; step < ranking.steps(); step++) {
      if (ranking.falsePositiveRate(step) > falsePositiveRate) {
        break;
      }
      threshold = ranking.threshold(step);
    }
    return threshold;
  }

  Map<String, Double> metrics(double[] logits, double threshold) {
    Map<String, Double> metrics = new TreeMap<>();
    Ranking ranking = ranking(logits);
    metrics.put("rocAuc", ranking.rocAuc());
    metrics.put("averagePrecision", ranking.averagePrecision());
    metrics.put("recallAtFpr0.001", ranking.recallAtFalsePositiveRate(0.001));
    metrics.put("recallAtFpr0.01", ranking.recallAtFalsePositiveRate(0.01));
    metrics.put("recallAtFpr0.05", ranking.recallAtFalsePositiveRate(0.05));
    metrics.put("recallOfSnr5to7", recall(logits, threshold, 0, 7));
    metrics.put("recallOfSnr7to10", recall(logits, threshold, 7, 10));
    metrics.put("recallOfSnr10to20", recall(logits, threshold, 10, 20));
    metrics.put("recallOfSnrAbove20", recall(logits, threshold, 20, Double.POSITIVE_INFINITY));
    metrics.put("recallOfPeriodBelow10ms", recallOfPeriods(logits, threshold, 0, 0.01));
    metrics.put(
        "recallOfPeriodFrom10ms",
        recallOfPeriods(logits, threshold, 0.01, Double.POSITIVE_INFINITY));
    passedByKind(logits, threshold)
        .forEach((kind, part) -> metrics.put("passed:" + kind.text(), part));
    return metrics;
  }

  private Map<CandidateKind, Double> passedByKind(double[] logits, double threshold) {
    Map<CandidateKind, int[]> counts = new EnumMap<>(CandidateKind.class);
    for (int i = 0; i < logits.length; i++) {
      int[] count = counts.computeIfAbsent(samples.kind(i), kind -> new int[2]);
      count[0]++;
      count[1] += logits[i] >= threshold ? 1 : 0;
    }
    Map<CandidateKind, Double> passed = new EnumMap<>(CandidateKind.class);
    counts.forEach((kind, count) -> passed.put(kind, (double) count[1] / count[0]));
    return passed;
  }

  /** Of pulsars with an S/N of 10 or more. */
  private double recallOfPeriods(double[] logits, double threshold, double least, double most) {
    return recall(
        logits,
        threshold,
        i -> samples.snr(i) >= 10 && samples.period(i) >= least && samples.period(i) < most);
  }

  private double recall(double[] logits, double threshold, double least, double most) {
    return recall(logits, threshold, i -> samples.snr(i) >= least && samples.snr(i) < most);
  }

  private double recall(double[] logits, double threshold, IntPredicate which) {
    int count = 0;
    int found = 0;
    for (int i = 0; i < logits.length; i++) {
      if (samples.classOf(i) == 1 && which.test(i)) {
        count++;
        found += logits[i] >= threshold ? 1 : 0;
      }
    }
    return count == 0 ? 0 : (double) found / count;
  }

  private Ranking ranking(double[] logits) {
    boolean[] positive = new boolean[logits.length];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = samples.classOf(i) == 1;
    }
    return Ranking.of(logits, positive);
  }
}
