package org.pulsartriage.models.loss;

import java.util.Arrays;
import java.util.List;

/**
 * A loss of a batch as a whole: overlap of what is predicted with what is true, counted over all
 * its samples. Its channels are the minority's probability with two classes, every class's with
 * more.
 */
abstract class BatchLoss extends LogitLoss {

  private static final long serialVersionUID = 1L;

  abstract ClassBalance balance();

  /**
   * @param batch the samples
   * @param rows the softmax of each
   * @param slopes (channels x rows) to be filled with the derivatives of the result with respect to
   *     the logit of the channel's class, as it acts through the probability of that class
   * @return the loss
   */
  abstract double loss(LogitBatch batch, SoftmaxRow[] rows, double[][] slopes);

  @Override
  final double[] evaluate(LogitBatch batch, double[] gradient) {
    List<Integer> channels = balance().channels();
    SoftmaxRow[] rows = new SoftmaxRow[batch.rows()];
    double total = 0;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new SoftmaxRow(batch.classes());
      rows[i].read(batch.logits(), i * batch.classes());
      total += batch.weight(i);
    }
    double[] losses = new double[rows.length];
    if (total == 0) {
      return losses;
    }
    double[][] slopes = new double[channels.size()][rows.length];
    double loss = loss(batch, rows, slopes);
    if (gradient != null) {
      for (int c = 0; c < slopes.length; c++) {
        for (int i = 0; i < rows.length; i++) {
          rows[i].addSlope(channels.get(c), total * slopes[c][i], gradient, i * batch.classes());
        }
      }
    }
    Arrays.setAll(losses, i -> loss * batch.weight(i));
    return losses;
  }

  @Override
  final int classes() {
    return balance().classes();
  }
}
