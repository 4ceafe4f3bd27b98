package org.pulsartriage.models.loss;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Combo loss (Taghanaki, Zheng, Zhou, Georgescu, Sharma, Xu, Comaniciu and Hamarneh 2019,
 * Computerized Medical Imaging and Graphics 75, arXiv 1805.02798): weighted cross entropy less
 * dice.
 *
 * <p>With p the probability and t the truth of a channel, and means over the N samples of the
 * batch:
 *
 * <pre>
 *   L = -alpha mean[ beta t ln p + (1 - beta) (1 - t) ln (1 - p) ]
 *       - (1 - alpha) (2 sum p t + S) / (sum p + sum t + S)
 * </pre>
 *
 * <p>averaged over the channels. It is negative where the overlap is good: -(1 - alpha) at best.
 */
public final class Combo extends BatchLoss {

  private static final long serialVersionUID = 1L;

  /**
   * Parameters of the combo loss.
   *
   * @param alpha share of the cross entropy, 0 to 1
   * @param beta weight of missed positives against false ones, 0 to 1
   * @param smooth the term S, above 0
   */
  public record Parameters(
      @JsonProperty("alpha") double alpha,
      @JsonProperty("beta") double beta,
      @JsonProperty("smooth") double smooth)
      implements LossParameters {

    /** The paper's middle: both parts and both errors alike. */
    public static final Parameters PUBLISHED = new Parameters(0.5, 0.5, 1);

    @JsonCreator
    public Parameters {
      LossParameters.requireWithin("alpha", alpha, 0, 1);
      LossParameters.requireWithin("beta", beta, 0, 1);
      LossParameters.requireWithin("smooth", smooth, Double.MIN_NORMAL, 1e6);
    }
  }

  private final Parameters parameters;
  private final ClassBalance balance;

  /**
   * @param parameters shares and smoothing
   * @param balance which classes are the minority
   */
  @JsonCreator
  public Combo(
      @JsonProperty("parameters") Parameters parameters,
      @JsonProperty("balance") ClassBalance balance) {
    this.parameters = Objects.requireNonNull(parameters, "parameters");
    this.balance = Objects.requireNonNull(balance, "balance");
  }

  @Override
  double loss(LogitBatch batch, SoftmaxRow[] rows, double[][] slopes) {
    double alpha = parameters.alpha();
    double beta = parameters.beta();
    List<Integer> channels = balance.channels();
    double share = 1.0 / channels.size();
    double loss = 0;
    for (int c = 0; c < slopes.length; c++) {
      int k = channels.get(c);
      double overlap = 0;
      double size = 0;
      double entropy = 0;
      double total = 0;
      for (int i = 0; i < rows.length; i++) {
        double weight = batch.weight(i);
        double t = batch.label(i, k);
        overlap += weight * rows[i].p(k) * t;
        size += weight * (rows[i].p(k) + t);
        entropy -= weight * (beta * t * rows[i].logP(k) + (1 - beta) * (1 - t) * rows[i].logQ(k));
        total += weight;
      }
      double numerator = 2 * overlap + parameters.smooth();
      double denominator = size + parameters.smooth();
      loss += share * (alpha * entropy / total - (1 - alpha) * numerator / denominator);
      for (int i = 0; i < rows.length; i++) {
        double t = batch.label(i, k);
        double p = rows[i].p(k);
        double q = rows[i].q(k);
        double ofEntropy = ((1 - beta) * (1 - t) * p - beta * t * q) / total;
        double ofDice = (2 * t * denominator - numerator) / (denominator * denominator) * p * q;
        slopes[c][i] = share * batch.weight(i) * (alpha * ofEntropy - (1 - alpha) * ofDice);
      }
    }
    return loss;
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
    return "combo";
  }

  @Override
  List<Object> identity() {
    return List.of(parameters, balance);
  }
}
