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

  /** Another one, which looks at later digits. */
  public static final ModelDescription OTHER =
      new ModelDescription("other", "cd".repeat(32), 0.25, "arithmetic");

  private final ModelDescription model;
  private boolean closed;

  /** The scorer of {@link #MODEL}. */
  public IdentityScorer() {
    this(MODEL);
  }

  /**
   * @param model {@link #MODEL} or {@link #OTHER}
   */
  public IdentityScorer(ModelDescription model) {
    this.model = model;
  }

  @Override
  public List<CandidateScore> score(List<Candidate> candidates) {
    return candidates.stream().map(this::score).toList();
  }

  private CandidateScore score(Candidate candidate) {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    String name = candidate.getSource().getFileName();
    if (name.startsWith("unscorable")) {
      throw new IllegalArgumentException("no plane of that shape:\n 2 x 4");
    }
    double probability =
        name.startsWith("nan")
            ? Double.NaN
            : probability(model.digest(), candidate.getCandidateId());
    return new CandidateScore(
        Math.log(probability / (1 - probability)), probability, probability >= model.threshold());
  }

  /**
   * @param candidateId an identity
   * @return the probability that this gives it, more than 0 and less than 1
   */
  public static double probability(String candidateId) {
    return probability(MODEL.digest(), candidateId);
  }

  /**
   * @param digest digest of one of the two models
   * @param candidateId an identity
   * @return the probability that this model gives it, more than 0 and less than 1
   */
  public static double probability(String digest, String candidateId) {
    int first = digest.equals(MODEL.digest()) ? 0 : 4;
    return (Integer.parseInt(candidateId.substring(first, first + 4), 16) + 1) / 65_538.0;
  }

  @Override
  public ModelDescription model() {
    return model;
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
