package org.pulsartriage.trainer.run;

/**
 * When to stop before the last epoch. What counts then is the best epoch alone.
 *
 * @param metric name of a figure on the validation set, the higher the better
 * @param patience epochs without a better one after which the training ends, 1 or more
 */
public record EarlyStop(String metric, int patience) {

  public EarlyStop {
    if (patience < 1) {
      throw new IllegalArgumentException("early stop: patience is " + patience + ", below 1");
    }
  }
}
