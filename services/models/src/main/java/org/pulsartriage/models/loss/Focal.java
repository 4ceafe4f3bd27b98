package org.pulsartriage.models.loss;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Focal loss (Lin, Goyal, Girshick, He and Dollar 2017, ICCV, arXiv 1708.02002), balanced form.
 *
 * <p>With p the probability of the target class: L = -a (1 - p)^gamma ln p, where a = alpha if the
 * target is a minority class (the paper's foreground) and 1 - alpha if not. The paper's best pair
 * is alpha = .25, gamma = 2: the focusing turns the majority down so far that the minority needs
 * less.
 */
public final class Focal extends SampleLoss {

  private static final long serialVersionUID = 1L;

  /**
   * Parameters of the focal loss.
   *
   * @param alpha weight of the minority, 0 to 1; the majority's is 1 - alpha
   * @param gamma focusing exponent, at least 0
   */
  public record Parameters(@JsonProperty("alpha") double alpha, @JsonProperty("gamma") double gamma)
      implements LossParameters {

    /** The paper's choice. */
    public static final Parameters PUBLISHED = new Parameters(0.25, 2);

    @JsonCreator
    public Parameters {
      LossParameters.requireWithin("alpha", alpha, 0, 1);
      LossParameters.requireWithin("gamma", gamma, 0, 100);
    }
  }

  private final Parameters parameters;
  private final ClassBalance balance;

  /**
   * @param parameters weight and exponent
   * @param balance which classes are the minority
   */
  @JsonCreator
  public Focal(
      @JsonProperty("parameters") Parameters parameters,
      @JsonProperty("balance") ClassBalance balance) {
    this.parameters = Objects.requireNonNull(parameters, "parameters");
    this.balance = Objects.requireNonNull(balance, "balance");
  }

  @Override
  double sample(SoftmaxRow row, int target, double weight, double[] gradient, int offset) {
    double a = balance.isMinority(target) ? parameters.alpha() : 1 - parameters.alpha();
    if (gradient != null) {
      row.addSlope(target, weight * a * slope(row, target, parameters.gamma()), gradient, offset);
    }
    return a * value(row, target, parameters.gamma());
  }

  /** -q^gamma ln p of class {@code k}. */
  static double value(SoftmaxRow row, int k, double gamma) {
    return -power(row, k, gamma) * row.logP(k);
  }

  /** Derivative of {@link #value} with respect to the logit of class {@code k}. */
  static double slope(SoftmaxRow row, int k, double gamma) {
    return power(row, k, gamma) * (gamma * row.p(k) * row.logP(k) - row.q(k));
  }

  private static double power(SoftmaxRow row, int k, double gamma) {
    return gamma == 0 ? 1 : Math.exp(gamma * row.logQ(k));
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
    return "focal";
  }

  @Override
  List<Object> identity() {
    return List.of(parameters, balance);
  }
}
