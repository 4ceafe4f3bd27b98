package org.pulsartriage.trainer.calibration;

import org.pulsartriage.models.bundle.Calibration;

/**
 * What a network says of samples that it was not trained on, weighted so that pulsars among them
 * are as rare as in the survey. Weights sum to the number of samples.
 */
public final class HeldOut {

  /** So that one sample of which a probability was certain and wrong doesn't cost everything. */
  private static final double LEAST = 1e-12;

  private final double[] logits;
  private final boolean[] positive;
  private final double prior;
  private final double positiveWeight;
  private final double negativeWeight;
  private final int positives;

  /**
   * @param logits logit of the positive class less that of the negative class, a sample each
   * @param positive whether the sample is a pulsar
   * @param prior part of the survey's candidates that are pulsars, between 0 and 1; 1/76 at 1 : 75
   * @throws IllegalArgumentException for lengths that differ, a logit that is not finite, a prior
   *     outside 0 to 1, or samples of one class only
   */
  public HeldOut(double[] logits, boolean[] positive, double prior) {
    if (logits.length != positive.length) {
      throw new IllegalArgumentException(
          logits.length + " logits for " + positive.length + " samples");
    }
    if (!(prior > 0 && prior < 1)) {
      throw new IllegalArgumentException("prior is " + prior + ", outside 0 to 1");
    }
    int count = 0;
    for (int i = 0; i < logits.length; i++) {
      if (!Double.isFinite(logits[i])) {
        throw new IllegalArgumentException("logit of sample " + i + " is " + logits[i]);
      }
      count += positive[i] ? 1 : 0;
    }
    if (count == 0 || count == logits.length) {
      throw new IllegalArgumentException(
          count + " pulsars among " + logits.length + " samples: both kinds are needed");
    }
    this.logits = logits.clone();
    this.positive = positive.clone();
    this.prior = prior;
    this.positives = count;
    this.positiveWeight = prior * logits.length / count;
    this.negativeWeight = (1 - prior) * logits.length / (logits.length - count);
  }

  /**
   * @param which some of the samples, both kinds among them
   * @return these alone, at the same prior
   */
  public HeldOut subset(int[] which) {
    double[] theirs = new double[which.length];
    boolean[] truth = new boolean[which.length];
    for (int i = 0; i < which.length; i++) {
      theirs[i] = logits[which[i]];
      truth[i] = positive[which[i]];
    }
    return new HeldOut(theirs, truth, prior);
  }

  /**
   * @param calibration a calibration
   * @return mean over the survey's mixture of -ln of the probability that the truth was given
   */
  public double logLoss(Calibration calibration) {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      double probability = calibration.probability(logits[i]);
      double given = positive[i] ? probability : 1 - probability;
      sum -= weight(i) * Math.log(Math.max(LEAST, given));
    }
    return sum / size();
  }

  /**
   * @return number of samples
   */
  public int size() {
    return logits.length;
  }

  /**
   * @return number of pulsars among them
   */
  public int positives() {
    return positives;
  }

  /**
   * @param i a sample
   * @return its logit
   */
  public double logit(int i) {
    return logits[i];
  }

  /**
   * @param i a sample
   * @return whether it is a pulsar
   */
  public boolean positive(int i) {
    return positive[i];
  }

  /**
   * @param i a sample
   * @return how many samples of the survey's mixture it stands for
   */
  public double weight(int i) {
    return positive[i] ? positiveWeight : negativeWeight;
  }
}
