package org.pulsartriage.trainer.fit;

import java.util.random.RandomGenerator;

/** Which samples an epoch takes, and in which order. */
@FunctionalInterface
public interface SampleOrder {

  /**
   * @param epoch number of the epoch, from 0
   * @param size number of samples of the source
   * @return indices of samples; the same arguments give the same ones
   */
  int[] order(int epoch, int size);

  /**
   * @param seed what the orders follow from
   * @return every sample once an epoch, shuffled anew for each
   */
  static SampleOrder reshuffled(long seed) {
    return (epoch, size) -> shuffled(size, EpochRandom.of(seed, epoch, "order"));
  }

  /**
   * @param seed what the order follows from
   * @return every sample once an epoch, shuffled once, in the same order every epoch
   */
  static SampleOrder shuffledOnce(long seed) {
    return (epoch, size) -> shuffled(size, EpochRandom.of(seed, 0, "order"));
  }

  private static int[] shuffled(int size, RandomGenerator random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
