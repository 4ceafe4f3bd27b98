package org.pulsartriage.trainer.fit;

import java.util.Objects;

/**
 * How a network is trained, besides its own optimiser.
 *
 * @param epochs how many times the samples are gone through, 1 or more
 * @param batchSize samples a step; the last batch of an epoch takes what is left, and is left out
 *     where that is a single sample, of which batch normalisation knows no variance
 * @param classes number of classes
 * @param order which samples an epoch takes
 * @param augmentation what is done to each
 * @param averaging weight of the past in the running mean of parameters, taken after each step; 0
 *     for no averaging, .999 for a mean over about 1,000 steps
 * @param seed seed of augmentation and dropout
 * @param threads OpenMP threads; results depend on their number in the last bits
 */
public record TrainingPlan(
    int epochs,
    int batchSize,
    int classes,
    SampleOrder order,
    Augmentation augmentation,
    double averaging,
    long seed,
    int threads) {

  /** Refuses what cannot be trained. */
  public TrainingPlan {
    requireAtLeast("epochs", epochs, 1);
    requireAtLeast("batchSize", batchSize, 2);
    requireAtLeast("classes", classes, 2);
    requireAtLeast("threads", threads, 1);
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(augmentation, "augmentation");
    if (!(averaging >= 0 && averaging < 1)) {
      throw new IllegalArgumentException("averaging is " + averaging + ", not in 0 to 1");
    }
  }

  private static void requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", at least " + least + " needed");
    }
  }
}
