package org.pulsartriage.trainer.snapshot;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pulsartriage.schemas.CandidateLabel;
import org.pulsartriage.schemas.LabelVote;
import org.pulsartriage.schemas.labels.Labels;

/**
 * A vote a rater. First pulsar or not, by more than half of those who decided, else the candidate
 * is left out; then the label that most of that side gave, the first in the schema's order among
 * equals.
 */
final class MajorityOfRaters implements LabelPolicy {

  static final String NAME = "majority";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Verdict decide(List<LabelVote> votes) {
    long pulsar = count(votes, Labels.PULSARS);
    long other = count(votes, Labels.OTHERS);
    if (pulsar == 0 && other == 0) {
      return new Verdict(CandidateLabel.UNCATEGORISED, null);
    }
    String conflict =
        pulsar > 0 && other > 0 ? "%d of %d say pulsar".formatted(pulsar, pulsar + other) : null;
    if (pulsar == other) {
      return new Verdict(null, conflict);
    }
    return new Verdict(most(votes, pulsar > other ? Labels.PULSARS : Labels.OTHERS), conflict);
  }

  private static long count(List<LabelVote> votes, Set<CandidateLabel> side) {
    return votes.stream().filter(vote -> side.contains(vote.getLabel())).count();
  }

  private static CandidateLabel most(List<LabelVote> votes, Set<CandidateLabel> side) {
    Map<CandidateLabel, Integer> counts = new EnumMap<>(CandidateLabel.class);
    for (LabelVote vote : votes) {
      if (side.contains(vote.getLabel())) {
        counts.merge(vote.getLabel(), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(
            Map.Entry.<CandidateLabel, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow()
        .getKey();
  }
}
