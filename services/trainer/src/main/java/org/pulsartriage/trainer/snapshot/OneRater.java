package org.pulsartriage.trainer.snapshot;

import java.util.List;
import java.util.Set;
import org.pulsartriage.schemas.CandidateLabel;
import org.pulsartriage.schemas.LabelVote;
import org.pulsartriage.schemas.labels.Labels;

/** What one rater says holds; a candidate that this rater has not labelled is left out. */
final class OneRater implements LabelPolicy {

  private final String rater;

  OneRater(String rater) {
    this.rater = rater;
  }

  @Override
  public String name() {
    return "rater:" + rater;
  }

  @Override
  public Verdict decide(List<LabelVote> votes) {
    CandidateLabel own =
        votes.stream()
            .filter(vote -> vote.getRater().equals(rater))
            .map(LabelVote::getLabel)
            .findFirst()
            .orElse(null);
    if (own == null) {
      return new Verdict(null, null);
    }
    Set<CandidateLabel> against =
        Labels.PULSARS.contains(own)
            ? Labels.OTHERS
            : Labels.OTHERS.contains(own) ? Labels.PULSARS : Set.of();
    long opposed = votes.stream().filter(vote -> against.contains(vote.getLabel())).count();
    return new Verdict(
        own, opposed == 0 ? null : opposed + " of " + votes.size() + " say otherwise");
  }
}
