package org.pulsartriage.replay.evaluations;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.pulsartriage.evaluation.Metrics;
import org.pulsartriage.evaluation.Predictions;
import org.pulsartriage.models.loss.ClassBalance;
import org.pulsartriage.schemas.EvaluatedSample;
import org.pulsartriage.schemas.Evaluation;
import org.pulsartriage.schemas.EvaluationScope;
import org.pulsartriage.schemas.ReplayProgress;

/**
 * Figures of some samples of a run, by the code that an evaluation from disk uses, on the samples
 * in the order that it has: sums of doubles depend on it.
 */
final class Figures {

  private Figures() {}

  /** The figures; scope and positions are left to the caller. */
  static Evaluation of(ReplayProgress run, List<EvaluatedSample> samples) {
    int classes = run.getClassNames().size();
    List<EvaluatedSample> scored =
        samples.stream()
            .filter(sample -> failure(sample, classes) == null)
            .sorted(Comparator.comparingInt(EvaluatedSample::getRow))
            .toList();
    EvaluatedSample unscored =
        samples.stream()
            .filter(sample -> failure(sample, classes) != null)
            .min(Comparator.comparingLong(EvaluatedSample::getPosition))
            .orElse(null);
    EvaluatedSample any = samples.get(0);
    return Evaluation.newBuilder()
        .setRunId(run.getRunId())
        .setSource(run.getSource())
        .setDataset(run.getDataset())
        .setPart(run.getPart())
        .setModelId(any.getModelId())
        .setModelDigest(any.getModelDigest())
        .setEngine(any.getEngine())
        .setScope(EvaluationScope.CUMULATIVE)
        .setFirstPosition(0)
        .setEndPosition(0)
        .setComplete(false)
        .setScored(scored.size())
        .setFailed(samples.size() - scored.size())
        .setFailure(unscored == null ? null : failure(unscored, classes))
        .setMetrics(metrics(scored, classes, run.getMinority()))
        .setEvaluatedAt(Instant.EPOCH)
        .build();
  }

  private static Map<String, Double> metrics(
      List<EvaluatedSample> samples, int classes, List<Integer> minority) {
    float[] logits = new float[samples.size() * classes];
    int[] truth = new int[samples.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = samples.get(i).getClassIndex();
      for (int k = 0; k < classes; k++) {
        logits[i * classes + k] = samples.get(i).getLogits().get(k);
      }
    }
    // The counts are those of training samples, which no figure needs.
    ClassBalance balance = new ClassBalance(Collections.nCopies(classes, 0L), minority);
    return Metrics.defined(Predictions.ofLogits(classes, logits, truth), balance);
  }

  /** Why a sample has no figures; null where it has. */
  private static String failure(EvaluatedSample sample, int classes) {
    if (sample.getFailure() != null) {
      return sample.getFailure();
    }
    if (sample.getLogits().size() != classes) {
      return "%d logits for %d classes".formatted(sample.getLogits().size(), classes);
    }
    return sample.getLogits().stream().allMatch(logit -> Float.isFinite(logit))
        ? null
        : "logits are not finite";
  }
}
