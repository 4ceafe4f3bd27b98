package org.pulsartriage.models.engine;

/**
 * A model's word on one candidate.
 *
 * @param logit logit of the positive class less that of the negative class, before calibration;
 *     those of different stages are not on one scale
 * @param probability calibrated probability of being a pulsar, 0 to 1
 * @param pulsar whether the probability is at or above the model's threshold
 * @param stage which network spoke
 */
public record CandidateScore(double logit, double probability, boolean pulsar, Stage stage) {

  /**
   * The word of the only network there is.
   *
   * @param logit logit of the positive class less that of the negative class, before calibration
   * @param probability calibrated probability of being a pulsar, 0 to 1
   * @param pulsar whether the probability is at or above the model's threshold
   */
  public CandidateScore(double logit, double probability, boolean pulsar) {
    this(logit, probability, pulsar, Stage.ONLY);
  }
}
