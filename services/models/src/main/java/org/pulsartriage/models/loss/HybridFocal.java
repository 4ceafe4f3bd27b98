package org.pulsartriage.models.loss;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Hybrid focal loss (Yeung, Sala, Schoenlieb and Rundo 2022, Computerized Medical Imaging and
 * Graphics 95, arXiv 2102.04525): L = lambda {@link Focal} + (1 - lambda) {@link FocalTversky},
 * each with the values of its own paper.
 */
public final class HybridFocal extends LogitLoss {

  private static final long serialVersionUID = 1L;

  /**
   * Parameters of the hybrid focal loss.
   *
   * @param lambda share of the focal loss, 0 to 1
   * @param focalAlpha weight of the minority in the focal loss
   * @param focalGamma exponent of the focal loss
   * @param tverskyAlpha weight of missed positives
   * @param tverskyBeta weight of false positives
   * @param tverskyGamma focusing of the focal Tversky loss
   * @param smooth smoothing of the focal Tversky loss
   */
  public record Parameters(
      @JsonProperty("lambda") double lambda,
      @JsonProperty("focalAlpha") double focalAlpha,
      @JsonProperty("focalGamma") double focalGamma,
      @JsonProperty("tverskyAlpha") double tverskyAlpha,
      @JsonProperty("tverskyBeta") double tverskyBeta,
      @JsonProperty("tverskyGamma") double tverskyGamma,
      @JsonProperty("smooth") double smooth)
      implements LossParameters {

    /** Both halves alike. */
    public static final Parameters PUBLISHED = new Parameters(0.5, 0.25, 2, 0.7, 0.3, 4.0 / 3, 1);

    @JsonCreator
    public Parameters {
      LossParameters.requireWithin("lambda", lambda, 0, 1);
    }
  }

  private final Parameters parameters;
  private final ClassBalance balance;

  /**
   * @param parameters share and the two losses' own
   * @param balance which classes are the minority
   */
  @JsonCreator
  public HybridFocal(
      @JsonProperty("parameters") Parameters parameters,
      @JsonProperty("balance") ClassBalance balance) {
    this.parameters = Objects.requireNonNull(parameters, "parameters");
    this.balance = Objects.requireNonNull(balance, "balance");
    focal();
    tversky();
  }

  private Focal focal() {
    return new Focal(
        new Focal.Parameters(parameters.focalAlpha(), parameters.focalGamma()), balance);
  }

  private FocalTversky tversky() {
    return new FocalTversky(
        new FocalTversky.Parameters(
            parameters.tverskyAlpha(),
            parameters.tverskyBeta(),
            parameters.tverskyGamma(),
            parameters.smooth()),
        balance);
  }

  @Override
  double[] evaluate(LogitBatch batch, double[] gradient) {
    double lambda = parameters.lambda();
    double[] ofFocal = gradient == null ? null : new double[gradient.length];
    double[] ofTversky = gradient == null ? null : new double[gradient.length];
    double[] losses = focal().evaluate(batch, ofFocal);
    double[] overlaps = tversky().evaluate(batch, ofTversky);
    for (int i = 0; i < losses.length; i++) {
      losses[i] = lambda * losses[i] + (1 - lambda) * overlaps[i];
    }
    if (gradient != null) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += lambda * ofFocal[i] + (1 - lambda) * ofTversky[i];
      }
    }
    return losses;
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
    return "hybrid-focal";
  }

  @Override
  List<Object> identity() {
    return List.of(parameters, balance);
  }
}
