package org.pulsartriage.models.loss;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Self-adjusting dice loss (Li, Sun, Meng, Liang, Wu and Li 2020, ACL, arXiv 1911.02855).
 *
 * <p>For each sample and channel, with d = (1 - p)^alpha p and y = 1 if the channel's class is the
 * target:
 *
 * <pre>
 *   L = 1 - (2 d y + gamma) / (d + y + gamma)
 * </pre>
 *
 * <p>averaged over the channels: the minority's with two classes, every class's with more. With
 * alpha = 1, as the paper first writes d, a positive's loss is least at p = 1/2; its authors' own
 * runs all use alpha = .01, which moves that to p = .99, and gamma = 1.
 */
public final class SelfAdjustingDice extends SampleLoss {

  private static final long serialVersionUID = 1L;

  /**
   * Parameters of the self-adjusting dice loss.
   *
   * @param alpha exponent of the decaying factor, at least 0
   * @param gamma smoothing term, above 0
   */
  public record Parameters(@JsonProperty("alpha") double alpha, @JsonProperty("gamma") double gamma)
      implements LossParameters {

    /** What the authors' runs use. */
    public static final Parameters PUBLISHED = new Parameters(0.01, 1);

    @JsonCreator
    public Parameters {
      LossParameters.requireWithin("alpha", alpha, 0, 100);
      LossParameters.requireWithin("gamma", gamma, Double.MIN_NORMAL, 1e6);
    }
  }

  private final Parameters parameters;
  private final ClassBalance balance;

  /**
   * @param parameters exponent and smoothing
   * @param balance which classes are the minority
   */
  @JsonCreator
  public SelfAdjustingDice(
      @JsonProperty("parameters") Parameters parameters,
      @JsonProperty("balance") ClassBalance balance) {
    this.parameters = Objects.requireNonNull(parameters, "parameters");
    this.balance = Objects.requireNonNull(balance, "balance");
  }

  @Override
  double sample(SoftmaxRow row, int target, double weight, double[] gradient, int offset) {
    List<Integer> channels = balance.channels();
    double gamma = parameters.gamma();
    double loss = 0;
    for (int k : channels) {
      double p = row.p(k);
      double decay = parameters.alpha() == 0 ? 1 : Math.exp(parameters.alpha() * row.logQ(k));
      double d = decay * p;
      double derivative;
      if (k == target) {
        double denominator = d + 1 + gamma;
        loss += (1 - d) / denominator;
        derivative = -(2 + gamma) / (denominator * denominator);
      } else {
        double denominator = d + gamma;
        loss += d / denominator;
        derivative = gamma / (denominator * denominator);
      }
      if (gradient != null) {
        double slope = derivative * d * (row.q(k) - parameters.alpha() * p);
        row.addSlope(k, weight * slope / channels.size(), gradient, offset);
      }
    }
    return loss / channels.size();
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
    return "dsc";
  }

  @Override
  List<Object> identity() {
    return List.of(parameters, balance);
  }
}
