package org.pulsartriage.models.loss;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * SGPL, the successor of GPPE by the same group: shift and exponent of a class grow with its
 * frequency.
 *
 * <p>With f the training counts, K_c = (f_c - f_min) / (f_max - f_min), t the target, p the
 * softmax, C classes and e the label smoothing:
 *
 * <pre>
 *   L = -(1 - e + e/C) (1 - p_t)^((alpha (1 - p_t) + beta) K_t) ln min(p_t + K_t m, 1)
 *       - (e/C) sum over k != t of ln p_k
 * </pre>
 *
 * <p>The weight takes part in the gradient. The authors' code cuts K to an integer, which leaves 1
 * for the most frequent class and 0 for all others; here it is the real number that is meant.
 */
public final class Sgpl extends SampleLoss {

  private static final long serialVersionUID = 1L;

  /**
   * Parameters of SGPL.
   *
   * @param alpha slope of the exponent
   * @param beta offset of the exponent, at least 0
   * @param shift probability shift m of the most frequent class, 0 to 1
   * @param smoothing label smoothing, 0 to 1
   */
  public record Parameters(
      @JsonProperty("alpha") double alpha,
      @JsonProperty("beta") double beta,
      @JsonProperty("shift") double shift,
      @JsonProperty("smoothing") double smoothing)
      implements LossParameters {

    /** The authors' defaults. */
    public static final Parameters PUBLISHED = new Parameters(-2, 6, 0.05, 0.1);

    @JsonCreator
    public Parameters {
      LossParameters.requireWithin("alpha", alpha, -100, 100);
      LossParameters.requireWithin("beta", beta, 0, 100);
      LossParameters.requireWithin("shift", shift, 0, 1);
      LossParameters.requireWithin("smoothing", smoothing, 0, 1);
    }
  }

  private final Parameters parameters;
  private final ClassBalance balance;

  /**
   * @param parameters exponents, shift and smoothing
   * @param balance training counts, which must differ
   */
  @JsonCreator
  public Sgpl(
      @JsonProperty("parameters") Parameters parameters,
      @JsonProperty("balance") ClassBalance balance) {
    this.parameters = Objects.requireNonNull(parameters, "parameters");
    this.balance = Objects.requireNonNull(balance, "balance");
    if (Collections.max(balance.counts()).equals(Collections.min(balance.counts()))) {
      throw new IllegalArgumentException(
          "sgpl: counts " + balance.counts() + " are all alike: no class is more frequent");
    }
  }

  @Override
  double sample(SoftmaxRow row, int target, double weight, double[] gradient, int offset) {
    double other = parameters.smoothing() / row.classes();
    double own = 1 - parameters.smoothing() + other;
    double loss =
        own
            * PowerExponentialTerm.evaluate(
                row,
                target,
                new GppeParameters(parameters.alpha(), parameters.beta(), 0, parameters.shift()),
                strength(target),
                ModeratorMode.ATTACHED,
                weight * own,
                gradient,
                offset);
    if (other > 0) {
      for (int k = 0; k < row.classes(); k++) {
        if (k != target) {
          loss -= other * row.logP(k);
          if (gradient != null) {
            row.addSlope(k, -weight * other * row.q(k), gradient, offset);
          }
        }
      }
    }
    return loss;
  }

  private double strength(int k) {
    double least = Collections.min(balance.counts());
    double most = Collections.max(balance.counts());
    return (balance.counts().get(k) - least) / (most - least);
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
    return "sgpl";
  }

  @Override
  List<Object> identity() {
    return List.of(parameters, balance);
  }
}
