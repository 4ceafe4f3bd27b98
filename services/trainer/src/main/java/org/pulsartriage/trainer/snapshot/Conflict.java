package org.pulsartriage.trainer.snapshot;

import java.util.List;
import org.pulsartriage.schemas.CandidateLabel;
import org.pulsartriage.schemas.LabelVote;

/**
 * Labels that do not simply say one thing.
 *
 * @param candidateId the candidate; where a label cannot be read, the place of its record
 * @param outcome what became of them
 * @param label the label that the policy gave all the same; null where the candidate is left out
 * @param votes the standing labels, by rater's name
 * @param detail why, in words
 */
public record Conflict(
    String candidateId,
    Outcome outcome,
    CandidateLabel label,
    List<LabelVote> votes,
    String detail) {

  /** What becomes of labels in conflict. */
  public enum Outcome {
    /** Raters disagree; the policy decided. */
    DECIDED,
    /** Raters disagree; the policy cannot decide, the candidate is left out. */
    LEFT_OUT,
    /** No such candidate on the topic. */
    UNKNOWN_CANDIDATE,
    /** A simulated pulsar that ran with the real candidates; left out. */
    INJECTED,
    /** The record is no label. */
    UNREADABLE
  }

  /** Takes a copy. */
  public Conflict {
    votes = List.copyOf(votes);
  }
}
