package org.pulsartriage.models.loss;

import java.util.List;
import java.util.Map;
import org.nd4j.shade.jackson.annotation.JsonCreator;

/** Cross entropy: L = -ln p of the target class, for any number of classes. */
public final class CrossEntropy extends SampleLoss {

  private static final long serialVersionUID = 1L;

  /** It has none. */
  record Parameters() implements LossParameters {}

  @JsonCreator
  public CrossEntropy() {}

  @Override
  double sample(SoftmaxRow row, int target, double weight, double[] gradient, int offset) {
    if (gradient != null) {
      row.addSlope(target, -weight * row.q(target), gradient, offset);
    }
    return -row.logP(target);
  }

  @Override
  int classes() {
    return 0;
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of();
  }

  @Override
  public String name() {
    return "ce";
  }

  @Override
  List<Object> identity() {
    return List.of();
  }
}
