package org.pulsartriage.models.engine;

import java.util.ArrayList;
import java.util.List;
import org.pulsartriage.schemas.Candidate;

/**
 * Two models in a row: a small one speaks on every candidate, and a larger one again on those to
 * which the first gives a probability at or above a gate (see {@link CascadeGate}). Each score says
 * which stage spoke. The small model must have been calibrated, or its gate chosen, for the larger
 * one to see all that it would find.
 */
public final class CascadeScorer implements CandidateScorer {

  private final CandidateScorer first;
  private final CandidateScorer second;
  private final double gate;

  /**
   * @param first speaks on every candidate; closed with this
   * @param second speaks on what passes; closed with this
   * @param gate first-stage probability from which on a candidate passes, 0 to 1
   */
  public CascadeScorer(CandidateScorer first, CandidateScorer second, double gate) {
    if (!(gate >= 0 && gate <= 1)) {
      throw new IllegalArgumentException("gate is " + gate + ", outside 0 to 1");
    }
    this.first = first;
    this.second = second;
    this.gate = gate;
  }

  @Override
  public List<CandidateScore> score(List<Candidate> candidates) {
    List<CandidateScore> scores = new ArrayList<>(first.score(candidates));
    List<Integer> places = new ArrayList<>();
    List<Candidate> passed = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      if (scores.get(i).probability() >= gate) {
        places.add(i);
        passed.add(candidates.get(i));
      }
    }
    List<CandidateScore> again = passed.isEmpty() ? List.of() : second.score(passed);
    for (int i = 0; i < again.size(); i++) {
      CandidateScore score = again.get(i);
      scores.set(
          places.get(i), new CandidateScore(score.logit(), score.probability(), score.pulsar(), 2));
    }
    return scores;
  }

  /**
   * @return the first stage's model
   */
  @Override
  public ModelDescription model() {
    return first.model();
  }

  @Override
  public List<ModelDescription> stages() {
    return List.of(first.model(), second.model());
  }

  @Override
  public void close() {
    try (first) {
      second.close();
    }
  }
}
