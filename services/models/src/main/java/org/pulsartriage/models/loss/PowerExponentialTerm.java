package org.pulsartriage.models.loss;

/**
 * The term that the multi-class losses of the GPPE family share: L = -u^((alpha u + beta) K) ln
 * min(p + K m, 1), with p the probability of the target, u = 1 - p, and K a strength from 0 (cross
 * entropy) to 1 (the whole penalty).
 */
final class PowerExponentialTerm {

  private PowerExponentialTerm() {}

  /**
   * @param row probabilities
   * @param target class whose term it is
   * @param parameters alpha, beta and shift
   * @param strength K
   * @param moderator what becomes of the weight
   * @param weight to multiply the gradient with
   * @param gradient to be added to, from {@code offset}; null if it isn't wanted
   * @return the term
   */
  static double evaluate(
      SoftmaxRow row,
      int target,
      GppeParameters parameters,
      double strength,
      ModeratorMode moderator,
      double weight,
      double[] gradient,
      int offset) {
    double p = row.p(target);
    double u = row.q(target);
    double shift = strength * parameters.shift();
    double s = p + shift;
    if (shift > 0 && s >= 1) {
      return 0;
    }
    double alpha = strength * parameters.alpha();
    double beta = strength * parameters.beta();
    double logS = shift == 0 ? row.logP(target) : Math.log(s);
    double logU = row.logQ(target);
    double w = moderator == ModeratorMode.UNWEIGHTED ? 1 : Math.exp((alpha * u + beta) * logU);
    if (gradient != null) {
      double slope = -u * w * (shift == 0 ? 1 : p / s);
      if (moderator == ModeratorMode.ATTACHED) {
        // u (alpha ln u + alpha + beta/u), multiplied out: no division by a vanishing u.
        slope += p * w * (alpha * u * (logU + 1) + beta) * logS;
      }
      row.addSlope(target, weight * slope, gradient, offset);
    }
    return -w * logS;
  }
}
