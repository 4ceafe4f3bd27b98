package org.pulsartriage.scorer;

import java.util.List;
import org.pulsartriage.models.engine.CandidateScore;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.Candidate;

/**
 * Scores by the identity's first digits, so that a test knows what to expect. A file whose name
 * begins with "unscorable" makes it fail; one that begins with "nan" has no probability.
 */
public final class IdentityScorer implements CandidateScorer {

  /** What it says of itself. */
  public static final ModelDescription MODEL =
      new ModelDescription("identity", "ab".repeat(32), 0.5, "arithmetic");

  private boolean closed;

  @Override
  public List<CandidateScore> score(List<Candidate> candidates) {
    return candidates.stream().map(this::score).toList();
  }

  private CandidateScore score(Candidate candidate) {
    String name = candidate.getSource().getFileName();
    if (name.startsWith("unscorable")) {
      throw new IllegalArgumentException("no plane of that shape:\n 2 x 4");
    }
    double probability =
        name.startsWith("nan") ? Double.NaN : probability(candidate.getCandidateId());
    return new CandidateScore(
        Math.log(probability / (1 - probability)), probability, probability >= MODEL.threshold());
  }

  /**
   * @param candidateId an identity
   * @return the probability that this gives it, more than 0 and less than 1
   */
  public static double probability(String candidateId) {
    return (Integer.parseInt(candidateId.substring(0, 4), 16) + 1) / 65_538.0;
  }

  @Override
  public ModelDescription model() {
    return MODEL;
  }

  @Override
  public void close() {
    closed = true;
  }

  /**
   * @return whether it was closed
   */
  public boolean closed() {
    return closed;
  }
}
