package org.pulsartriage.models.engine;

/**
 * A model's word on one candidate.
 *
 * @param logit logit of the positive class less that of the negative class, before calibration
 * @param probability calibrated probability of being a pulsar, 0 to 1
 * @param pulsar whether the probability is at or above the model's threshold
 * @param stage which of {@link CandidateScorer#stages()} spoke, from 1; always 1 but in a cascade
 */
public record CandidateScore(double logit, double probability, boolean pulsar, int stage) {

  /**
   * The word of the only model there is.
   *
   * @param logit logit of the positive class less that of the negative class, before calibration
   * @param probability calibrated probability of being a pulsar, 0 to 1
   * @param pulsar whether the probability is at or above the model's threshold
   */
  public CandidateScore(double logit, double probability, boolean pulsar) {
    this(logit, probability, pulsar, 1);
  }
}
