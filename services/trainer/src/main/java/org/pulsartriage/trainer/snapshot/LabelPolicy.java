package org.pulsartriage.trainer.snapshot;

import java.util.List;
import org.pulsartriage.schemas.CandidateLabel;
import org.pulsartriage.schemas.LabelVote;

/** What is made of several raters' labels of a candidate. */
public interface LabelPolicy {

  /**
   * What a policy says.
   *
   * @param label the candidate's label; null to leave it out
   * @param conflict what the raters disagreed on, in words; null where they did not
   */
  record Verdict(CandidateLabel label, String conflict) {}

  /**
   * @return its name on the command line and in snapshots
   */
  String name();

  /**
   * @param votes every standing label of a candidate, by rater's name; one or more
   * @return the label, and what was disagreed on
   */
  Verdict decide(List<LabelVote> votes);
}
