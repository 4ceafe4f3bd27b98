package org.pulsartriage.models.loss;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * GPPE for more than two classes (Zhou, Ran, Tan and Xie 2023, Complex and Intelligent Systems, doi
 * 10.1007/s40747-023-01225-x).
 *
 * <p>With p the probability of the target and u = 1 - p:
 *
 * <pre>
 *   target in the minority: L = -ln p
 *   target in the majority: L = -u^(alpha u + beta) ln min(p + m, 1)
 * </pre>
 *
 * <p>Unlike the binary form, as published the weight is {@link ModeratorMode#ATTACHED}, and gamma
 * is not used.
 */
public final class MulticlassGppe extends SampleLoss {

  private static final long serialVersionUID = 1L;

  private final GppeParameters parameters;
  private final ModeratorMode moderator;
  private final ClassBalance balance;

  /**
   * @param parameters exponents and shift
   * @param moderator what becomes of the weight
   * @param balance which classes are the minority
   */
  @JsonCreator
  public MulticlassGppe(
      @JsonProperty("parameters") GppeParameters parameters,
      @JsonProperty("moderator") ModeratorMode moderator,
      @JsonProperty("balance") ClassBalance balance) {
    this.parameters = Objects.requireNonNull(parameters, "parameters");
    this.moderator = Objects.requireNonNull(moderator, "moderator");
    this.balance = Objects.requireNonNull(balance, "balance");
  }

  @Override
  double sample(SoftmaxRow row, int target, double weight, double[] gradient, int offset) {
    double strength = balance.isMinority(target) ? 0 : 1;
    return PowerExponentialTerm.evaluate(
        row, target, parameters, strength, moderator, weight, gradient, offset);
  }

  @Override
  int classes() {
    return balance.classes();
  }

  @Override
  public Map<String, Double> parameters() {
    return parameters.asMap();
  }

  @Override
  public String name() {
    return switch (moderator) {
      case DETACHED -> "gppe-detached";
      case ATTACHED -> "gppe";
      case UNWEIGHTED -> "gppe-unweighted";
    };
  }

  @Override
  List<Object> identity() {
    return List.of(parameters, moderator, balance);
  }
}
