package org.pulsartriage.models.loss;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Focal Tversky loss (Abraham and Khan 2019, IEEE ISBI, arXiv 1810.07842).
 *
 * <p>With p the probability and t the truth of a channel, and sums over the batch:
 *
 * <pre>
 *   T = (sum p t + S) / (sum p t + alpha sum (1 - p) t + beta sum p (1 - t) + S)
 *   L = (1 - T)^(1/gamma)
 * </pre>
 *
 * <p>averaged over the channels. S is 1, as in the authors' code: with it a batch that holds no
 * positive still says that its negatives should be so.
 */
public final class FocalTversky extends BatchLoss {

  private static final long serialVersionUID = 1L;

  /**
   * Parameters of the focal Tversky loss.
   *
   * @param alpha weight of missed positives, 0 to 1
   * @param beta weight of false positives, 0 to 1
   * @param gamma focusing: the exponent is 1 / gamma; 1 to 3
   * @param smooth the term S, above 0
   */
  public record Parameters(
      @JsonProperty("alpha") double alpha,
      @JsonProperty("beta") double beta,
      @JsonProperty("gamma") double gamma,
      @JsonProperty("smooth") double smooth)
      implements LossParameters {

    /** The paper's choice. */
    public static final Parameters PUBLISHED = new Parameters(0.7, 0.3, 4.0 / 3, 1);

    @JsonCreator
    public Parameters {
      LossParameters.requireWithin("alpha", alpha, 0, 1);
      LossParameters.requireWithin("beta", beta, 0, 1);
      LossParameters.requireWithin("gamma", gamma, 1, 3);
      LossParameters.requireWithin("smooth", smooth, Double.MIN_NORMAL, 1e6);
    }
  }

  private final Parameters parameters;
  private final ClassBalance balance;

  /**
   * @param parameters weights, focusing and smoothing
   * @param balance which classes are the minority
   */
  @JsonCreator
  public FocalTversky(
      @JsonProperty("parameters") Parameters parameters,
      @JsonProperty("balance") ClassBalance balance) {
    this.parameters = Objects.requireNonNull(parameters, "parameters");
    this.balance = Objects.requireNonNull(balance, "balance");
  }

  @Override
  double loss(LogitBatch batch, SoftmaxRow[] rows, double[][] slopes) {
    List<Integer> channels = balance.channels();
    double exponent = 1 / parameters.gamma();
    double alpha = parameters.alpha();
    double beta = parameters.beta();
    double loss = 0;
    for (int c = 0; c < slopes.length; c++) {
      int k = channels.get(c);
      double hit = parameters.smooth();
      double missed = 0;
      double wrong = 0;
      for (int i = 0; i < rows.length; i++) {
        double t = batch.label(i, k) * batch.weight(i);
        double f = batch.weight(i) - t;
        hit += rows[i].p(k) * t;
        missed += rows[i].q(k) * t;
        wrong += rows[i].p(k) * f;
      }
      double penalty = alpha * missed + beta * wrong;
      double denominator = hit + penalty;
      double distance = penalty / denominator;
      loss += Math.pow(distance, exponent);
      if (distance == 0) {
        continue; // The derivative's limit: p(1 - p) vanishes faster than the power grows.
      }
      double outer = exponent * Math.pow(distance, exponent - 1) / (denominator * denominator);
      for (int i = 0; i < rows.length; i++) {
        double t = batch.label(i, k);
        // d(penalty) denominator - penalty d(denominator), for a change of p.
        double ofPenalty = beta * (1 - t) - alpha * t;
        double inner = ofPenalty * hit - penalty * t;
        slopes[c][i] =
            outer * inner * batch.weight(i) * rows[i].p(k) * rows[i].q(k) / channels.size();
      }
    }
    return loss / channels.size();
  }

  @Override
  ClassBalance balance() {
    return balance;
  }

  @Override
  public Map<String, Double> parameters() {
    return parameters.asMap();
  }

  @Override
  public String name() {
    return "focal-tversky";
  }

  @Override
  List<Object> identity() {
    return List.of(parameters, balance);
  }
}
