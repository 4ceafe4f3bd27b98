package org.pulsartriage.evaluation.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.pulsartriage.evaluation.Metrics;
import org.pulsartriage.models.engine.CandidateScore;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.models.engine.Stage;

/**
 * What a model is worth on a validation set, measured now.
 *
 * @param model the model and its engine
 * @param metrics as of {@link Metrics#ofCalls}
 */
public record ModelFigures(ModelDescription model, Map<String, Double> metrics) {

  private static final int BATCH = 32;
  private static final double SECOND = 1e9;

  /**
   * @param scorer the model; stays the caller's
   * @param set the candidates
   * @return its figures; they follow from model and set alone
   */
  public static ModelFigures measure(CandidateScorer scorer, ValidationSet set) {
    return new ModelFigures(scorer.model(), metrics(scores(scorer, set), set));
  }

  /**
   * @param scorer the model; stays the caller's
   * @param set the candidates
   * @param nanoTime a clock of nanoseconds
   * @return candidates scored a second on one thread, in one pass; what is made ready on first use
   *     is part of a first pass
   */
  public static double candidatesPerSecond(
      CandidateScorer scorer, ValidationSet set, LongSupplier nanoTime) {
    long start = nanoTime.getAsLong();
    int scored = scores(scorer, set).size();
    return scored * SECOND / Math.max(1, nanoTime.getAsLong() - start);
  }

  private static List<CandidateScore> scores(CandidateScorer scorer, ValidationSet set) {
    int size = set.candidates().size();
    List<CandidateScore> scores = new ArrayList<>(size);
    for (int from = 0; from < size; from += BATCH) {
      scores.addAll(scorer.score(set.candidates().subList(from, Math.min(size, from + BATCH))));
    }
    return scores;
  }

  private static Map<String, Double> metrics(List<CandidateScore> scores, ValidationSet set) {
    // Logits of different stages are not on one scale; probabilities are.
    boolean oneScale = scores.stream().allMatch(score -> score.stage() == Stage.ONLY);
    double[] probabilities = scores.stream().mapToDouble(CandidateScore::probability).toArray();
    double[] order =
        oneScale ? scores.stream().mapToDouble(CandidateScore::logit).toArray() : probabilities;
    boolean[] called = new boolean[scores.size()];
    for (int i = 0; i < called.length; i++) {
      called[i] = scores.get(i).pulsar();
    }
    return Metrics.ofCalls(order, probabilities, called, set.pulsars(), ValidationSet.PRIOR);
  }
}
