package org.pulsartriage.trainer.run;

import org.pulsartriage.datasets.experiment.Experiment;

/**
 * Which epochs are evaluated and which of them count, from 0.
 *
 * @param epochs epochs in all
 * @param first first that counts
 * @param last last that counts
 */
record EpochWindow(int epochs, int first, int last) {

  /** Evaluations outside the window, for the learning curve. */
  private static final int CURVE_POINTS = 20;

  /** The experiment's window, moved in proportion if the number of epochs is another. */
  static EpochWindow of(Experiment.Training training, Integer epochs) {
    int first = training.scored().first();
    int last = training.scored().last();
    if (epochs == null || epochs == training.epochs()) {
      return new EpochWindow(training.epochs(), first, last);
    }
    return new EpochWindow(
        epochs,
        (int) ((long) first * epochs / training.epochs()),
        (int) ((long) last * epochs / training.epochs()));
  }

  boolean counts(int epoch) {
    return epoch >= first && epoch <= last;
  }

  boolean evaluates(int epoch) {
    int every = Math.max(1, epochs / CURVE_POINTS);
    return counts(epoch) || epoch == 0 || (epoch + 1) % every == 0 || epoch == epochs - 1;
  }
}
