package org.pulsartriage.models.loss;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Asymmetric loss, the form for a single label (Ridnik, Ben-Baruch, Zamir, Noy, Friedman, Protter
 * and Zelnik-Manor 2021, ICCV, arXiv 2009.14119, and its authors' code).
 *
 * <p>With p the softmax, t the target, K classes and e the label smoothing:
 *
 * <pre>
 *   L = -(1 - e + e/K) (1 - p_t)^gammaPositive ln p_t - (e/K) sum over k != t of p_k^gammaNegative ln p_k
 * </pre>
 *
 * <p>Positive and negative mean the target and the other classes: this loss knows no minority.
 */
public final class AsymmetricSingleLabel extends SampleLoss {

  private static final long serialVersionUID = 1L;

  /**
   * Parameters of the asymmetric loss.
   *
   * @param gammaPositive focusing exponent of the target class, at least 0
   * @param gammaNegative focusing exponent of the other classes, at least 0
   * @param smoothing label smoothing, 0 to 1
   */
  public record Parameters(
      @JsonProperty("gammaPositive") double gammaPositive,
      @JsonProperty("gammaNegative") double gammaNegative,
      @JsonProperty("smoothing") double smoothing)
      implements LossParameters {

    /** The authors' choice for a single label. */
    public static final Parameters PUBLISHED = new Parameters(0, 4, 0.1);

    @JsonCreator
    public Parameters {
      LossParameters.requireWithin("gammaPositive", gammaPositive, 0, 100);
      LossParameters.requireWithin("gammaNegative", gammaNegative, 0, 100);
      LossParameters.requireWithin("smoothing", smoothing, 0, 1);
    }
  }

  private final Parameters parameters;

  /**
   * @param parameters exponents and smoothing
   */
  @JsonCreator
  public AsymmetricSingleLabel(@JsonProperty("parameters") Parameters parameters) {
    this.parameters = Objects.requireNonNull(parameters, "parameters");
  }

  @Override
  double sample(SoftmaxRow row, int target, double weight, double[] gradient, int offset) {
    double other = parameters.smoothing() / row.classes();
    double own = 1 - parameters.smoothing() + other;
    double gamma = parameters.gammaNegative();
    double loss = own * Focal.value(row, target, parameters.gammaPositive());
    if (gradient != null) {
      double slope = Focal.slope(row, target, parameters.gammaPositive());
      row.addSlope(target, weight * own * slope, gradient, offset);
    }
    if (other > 0) {
      for (int k = 0; k < row.classes(); k++) {
        if (k != target) {
          double logP = row.logP(k);
          double w = gamma == 0 ? 1 : Math.exp(gamma * logP);
          loss -= other * w * logP;
          if (gradient != null) {
            double slope = -w * (gamma * logP + 1) * row.q(k);
            row.addSlope(k, weight * other * slope, gradient, offset);
          }
        }
      }
    }
    return loss;
  }

  @Override
  int classes() {
    return 0;
  }

  @Override
  public Map<String, Double> parameters() {
    return parameters.asMap();
  }

  @Override
  public String name() {
    return "asl";
  }

  @Override
  List<Object> identity() {
    return List.of(parameters);
  }
}
