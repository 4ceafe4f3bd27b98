package org.pulsartriage.scorer.topology;

import java.util.List;
import java.util.stream.IntStream;
import org.pulsartriage.models.engine.CandidateScore;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.scorer.ScorerMeters;

/**
 * A batch through a model in one call. Where the call fails, the candidates go through one by one,
 * so that the one at fault takes no other with it.
 */
final class BatchScoring {

  private final ScorerMeters meters;

  BatchScoring(ScorerMeters meters) {
    this.meters = meters;
  }

  /**
   * What became of a candidate: a score, or a fault.
   *
   * @param waiting the candidate
   * @param score its score; null where there is a fault
   * @param fault why it has none; null where there is a score
   */
  record Outcome(WaitingCandidate waiting, CandidateScore score, UnscorableException fault) {}

  /**
   * @param scorer a model
   * @param batch candidates
   * @return an outcome each, in the same order
   */
  List<Outcome> score(CandidateScorer scorer, List<WaitingCandidate> batch) {
    List<CandidateScore> scores;
    try {
      scores =
          meters.time(
              batch.size(),
              () -> scorer.score(batch.stream().map(WaitingCandidate::candidate).toList()));
    } catch (RuntimeException e) {
      return batch.size() == 1
          ? List.of(failed(batch.get(0), e))
          : batch.stream().map(one -> score(scorer, List.of(one)).get(0)).toList();
    }
    if (scores.size() != batch.size()) {
      throw new IllegalStateException(
          "the model gave " + scores.size() + " scores for " + batch.size() + " candidates");
    }
    return IntStream.range(0, batch.size())
        .mapToObj(i -> checked(batch.get(i), scores.get(i)))
        .toList();
  }

  private static Outcome checked(WaitingCandidate waiting, CandidateScore score) {
    if (Double.isFinite(score.probability()) && Double.isFinite(score.logit())) {
      return new Outcome(waiting, score, null);
    }
    return new Outcome(
        waiting,
        null,
        new UnscorableException(
            "model", "the model gives no finite probability (logit " + score.logit() + ")", null));
  }

  private static Outcome failed(WaitingCandidate waiting, RuntimeException failure) {
    String why =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    String line = why.strip().replaceAll("\\s*\\R\\s*", " ");
    return new Outcome(
        waiting, null, new UnscorableException("model", "scoring failed: " + line, failure));
  }
}
