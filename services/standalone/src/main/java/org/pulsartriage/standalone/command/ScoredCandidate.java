package org.pulsartriage.standalone.command;

import org.pulsartriage.models.engine.CandidateScore;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.ScoreLabel;

/**
 * A candidate and a model's word on it.
 *
 * @param candidate the candidate
 * @param score the score
 */
record ScoredCandidate(Candidate candidate, CandidateScore score) {

  ScoreLabel label() {
    return score.pulsar() ? ScoreLabel.PULSAR : ScoreLabel.NOT_PULSAR;
  }
}
