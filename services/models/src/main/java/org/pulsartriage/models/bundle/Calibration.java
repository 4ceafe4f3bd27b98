package org.pulsartriage.models.bundle;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * How a logit becomes a probability. Never falls where the logit rises. A manifest tells the kinds
 * apart by their fields.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(LogisticCalibration.class),
  @JsonSubTypes.Type(IsotonicCalibration.class)
})
public sealed interface Calibration permits LogisticCalibration, IsotonicCalibration {

  /** The network's own probability, as its softmax gives it. */
  Calibration NONE = new LogisticCalibration(1, 0);

  /**
   * @param logit logit of the positive class less that of the negative class
   * @return probability of the positive class, 0 to 1
   */
  double probability(double logit);
}
