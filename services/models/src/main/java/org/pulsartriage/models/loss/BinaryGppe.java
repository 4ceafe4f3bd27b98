package org.pulsartriage.models.loss;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Binary GPPE, the asymmetric gradient penalty based on the power exponential function (Zhou, Ran,
 * Tan and Xie 2023, Complex and Intelligent Systems, doi 10.1007/s40747-023-01225-x).
 *
 * <p>With p the probability of the minority class, q = 1 - p and s = min(q + m, 1):
 *
 * <pre>
 *   y = 1:  L = -w ln p,  w = q^gamma
 *   y = 0:  L = -w ln s,  w = p^(alpha p + beta)
 * </pre>
 *
 * <p>The weight w uses the unshifted p. As published it is {@link ModeratorMode#DETACHED};
 * negatives with p &lt;= m then have neither loss nor gradient, those with p near 1 hardly any, and
 * what remains presses on the hesitant ones between. The published code skips w altogether unless
 * one of alpha, beta and gamma is positive, and its HTRU experiment sets beta = gamma = 0 and alpha
 * = -2: what was published for HTRU is {@link ModeratorMode#UNWEIGHTED}, what was meant is {@link
 * ModeratorMode#DETACHED} with {@link GppeParameters#HTRU}.
 *
 * <p>ln p is exact here, where the published code cuts p at 1e-8: the gradient of a positive that
 * the network is certain to be negative stays -1.
 */
public final class BinaryGppe extends SampleLoss {

  private static final long serialVersionUID = 1L;

  private final GppeParameters parameters;
  private final ModeratorMode moderator;
  private final int minority;

  /**
   * @param parameters exponents and shift
   * @param moderator what becomes of the weight
   * @param minority index of the minority class, 0 or 1
   */
  @JsonCreator
  public BinaryGppe(
      @JsonProperty("parameters") GppeParameters parameters,
      @JsonProperty("moderator") ModeratorMode moderator,
      @JsonProperty("minority") int minority) {
    this.parameters = Objects.requireNonNull(parameters, "parameters");
    this.moderator = Objects.requireNonNull(moderator, "moderator");
    if (minority != 0 && minority != 1) {
      throw new IllegalArgumentException("minority: class " + minority + " is neither 0 nor 1");
    }
    this.minority = minority;
  }

  @Override
  double sample(SoftmaxRow row, int target, double weight, double[] gradient, int offset) {
    return target == minority
        ? positive(row, weight, gradient, offset)
        : negative(row, weight, gradient, offset);
  }

  private double positive(SoftmaxRow row, double weight, double[] gradient, int offset) {
    double p = row.p(minority);
    double q = row.q(minority);
    double logP = row.logP(minority);
    double gamma = parameters.gamma();
    double w =
        moderator == ModeratorMode.UNWEIGHTED || gamma == 0
            ? 1
            : Math.exp(gamma * row.logQ(minority));
    if (gradient != null) {
      double slope = -w * q;
      if (moderator == ModeratorMode.ATTACHED) {
        slope += gamma * p * w * logP;
      }
      row.addSlope(minority, weight * slope, gradient, offset);
    }
    return -w * logP;
  }

  private double negative(SoftmaxRow row, double weight, double[] gradient, int offset) {
    double p = row.p(minority);
    double q = row.q(minority);
    double shift = parameters.shift();
    if (p <= shift) {
      return 0;
    }
    double alpha = parameters.alpha();
    double beta = parameters.beta();
    double logP = row.logP(minority);
    double w = moderator == ModeratorMode.UNWEIGHTED ? 1 : Math.exp((alpha * p + beta) * logP);
    double logS = shift == 0 ? row.logQ(minority) : Math.log(q + shift);
    if (gradient != null) {
      double slope = p * w * (shift == 0 ? 1 : q / (q + shift));
      if (moderator == ModeratorMode.ATTACHED) {
        // p (alpha ln p + alpha + beta/p), multiplied out: no division by a vanishing p.
        slope -= q * w * (alpha * p * (logP + 1) + beta) * logS;
      }
      row.addSlope(minority, weight * slope, gradient, offset);
    }
    return -w * logS;
  }

  @Override
  int classes() {
    return 2;
  }

  @Override
  public Map<String, Double> parameters() {
    return parameters.asMap();
  }

  @Override
  public String name() {
    return moderator.lossName();
  }

  @Override
  List<Object> identity() {
    return List.of(parameters, moderator, minority);
  }
}
