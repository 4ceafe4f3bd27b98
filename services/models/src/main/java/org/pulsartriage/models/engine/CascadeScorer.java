package org.pulsartriage.models.engine;

import java.util.ArrayList;
import java.util.List;
import org.pulsartriage.schemas.Candidate;

/**
 * Two networks in a row: a small one speaks on every candidate, and a larger one again on those to
 * which the first gives a probability at or above a gate. Each score says which of them spoke.
 */
final class CascadeScorer implements CandidateScorer {

  private final CandidateScorer first;
  private final CandidateScorer second;
  private final double gate;

  /**
   * @param first speaks on every candidate, for the whole cascade; closed with this
   * @param second speaks on what passes; closed with this
   * @param gate first-stage probability from which on a candidate passes, 0 to 1
   */
  CascadeScorer(CandidateScorer first, CandidateScorer second, double gate) {
    this.first = first;
    this.second = second;
    this.gate = gate;
  }

  @Override
  public List<CandidateScore> score(List<Candidate> candidates) {
    List<CandidateScore> scores = new ArrayList<>(candidates.size());
    List<Integer> places = new ArrayList<>();
    List<Candidate> passed = new ArrayList<>();
    for (CandidateScore score : first.score(candidates)) {
      if (score.probability() >= gate) {
        places.add(scores.size());
        passed.add(candidates.get(scores.size()));
      }
      scores.add(at(score, Stage.FIRST));
    }
    List<CandidateScore> again = passed.isEmpty() ? List.of() : second.score(passed);
    for (int i = 0; i < again.size(); i++) {
      scores.set(places.get(i), at(again.get(i), Stage.SECOND));
    }
    return scores;
  }

  private static CandidateScore at(CandidateScore score, Stage stage) {
    return new CandidateScore(score.logit(), score.probability(), score.pulsar(), stage);
  }

  @Override
  public ModelDescription model() {
    return first.model();
  }

  @Override
  public void close() {
    try (first) {
      second.close();
    }
  }
}
