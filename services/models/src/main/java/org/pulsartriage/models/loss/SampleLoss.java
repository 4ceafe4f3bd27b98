package org.pulsartriage.models.loss;

/**
 * A loss that is a sum over samples. Given a label that is a distribution, it is the expectation
 * over the target class.
 */
abstract class SampleLoss extends LogitLoss {

  private static final long serialVersionUID = 1L;

  /**
   * @param row probabilities of one sample
   * @param target its class
   * @param weight to multiply the gradient with
   * @param gradient to be added to, from {@code offset}; null if it isn't wanted
   * @return the loss of the sample, without the weight
   */
  abstract double sample(SoftmaxRow row, int target, double weight, double[] gradient, int offset);

  @Override
  final double[] evaluate(LogitBatch batch, double[] gradient) {
    double[] losses = new double[batch.rows()];
    SoftmaxRow row = new SoftmaxRow(batch.classes());
    for (int i = 0; i < losses.length; i++) {
      double weight = batch.weight(i);
      if (weight == 0) {
        continue;
      }
      int offset = i * batch.classes();
      row.read(batch.logits(), offset);
      for (int k = 0; k < batch.classes(); k++) {
        double share = batch.label(i, k) * weight;
        if (share != 0) {
          losses[i] += share * sample(row, k, share, gradient, offset);
        }
      }
    }
    return losses;
  }
}
