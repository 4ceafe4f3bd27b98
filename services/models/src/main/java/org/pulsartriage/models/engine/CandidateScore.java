package org.pulsartriage.models.engine;

/**
 * A model's word on one candidate.
 *
 * @param logit logit of the positive class less that of the negative class, before calibration
 * @param probability calibrated probability of being a pulsar, 0 to 1
 * @param pulsar whether the probability is at or above the model's threshold
 */
public record CandidateScore(double logit, double probability, boolean pulsar) {}
