package org.pulsartriage.trainer.simulated;

import java.util.random.RandomGenerator;
import org.pulsartriage.trainer.fit.EpochRandom;
import org.pulsartriage.trainer.fit.SampleOrder;

/**
 * Every negative once an epoch and the next few of the pulsars, so that an epoch has the survey's
 * imbalance while the pulsars, of which there are more in store, keep changing. Pulsars come first
 * in the source.
 */
final class ImbalancedOrder implements SampleOrder {

  private final int pulsars;
  private final int pulsarsAnEpoch;
  private final long seed;

  ImbalancedOrder(int pulsars, int pulsarsAnEpoch, long seed) {
    this.pulsars = pulsars;
    this.pulsarsAnEpoch = pulsarsAnEpoch;
    this.seed = seed;
  }

  @Override
  public int[] order(int epoch, int size) {
    int negatives = size - pulsars;
    int[] order = new int[pulsarsAnEpoch + negatives];
    for (int i = 0; i < pulsarsAnEpoch; i++) {
      order[i] = (int) (((long) epoch * pulsarsAnEpoch + i) % pulsars);
    }
    for (int i = 0; i < negatives; i++) {
      order[pulsarsAnEpoch + i] = pulsars + i;
    }
    RandomGenerator random = EpochRandom.of(seed, epoch, "order");
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
