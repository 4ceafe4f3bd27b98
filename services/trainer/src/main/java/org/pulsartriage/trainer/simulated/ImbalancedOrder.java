package org.pulsartriage.trainer.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.pulsartriage.trainer.fit.EpochRandom;
import org.pulsartriage.trainer.fit.SampleOrder;

/**
 * Every negative once an epoch and a few of the pulsars, so that an epoch has the survey's
 * imbalance while the pulsars, of which there are more in store, keep changing. As many pulsars
 * come from each decade of period: a survey finds one millisecond pulsar for ten others, and a
 * network that sees them as rarely learns that broad pulses are interference.
 */
final class ImbalancedOrder implements SampleOrder {

  /** Shortest periods of the decades but the first, in seconds. */
  private static final double[] DECADES = {0.01, 0.1, 1};

  private final List<List<Integer>> decades = new ArrayList<>();
  private final List<Integer> negatives = new ArrayList<>();
  private final int pulsarsAnEpoch;
  private final long seed;

  ImbalancedOrder(FixedPointSamples samples, int pulsarsAnEpoch, long seed) {
    this.pulsarsAnEpoch = pulsarsAnEpoch;
    this.seed = seed;
    for (int i = 0; i <= DECADES.length; i++) {
      decades.add(new ArrayList<>());
    }
    for (int i = 0; i < samples.size(); i++) {
      (samples.classOf(i) == 1 ? decades.get(decade(samples.period(i))) : negatives).add(i);
    }
    decades.removeIf(List::isEmpty);
  }

  private static int decade(double period) {
    int decade = 0;
    while (decade < DECADES.length && period >= DECADES[decade]) {
      decade++;
    }
    return decade;
  }

  @Override
  public int[] order(int epoch, int size) {
    int[] order = new int[pulsarsAnEpoch + negatives.size()];
    for (int i = 0; i < pulsarsAnEpoch; i++) {
      long taken = (long) epoch * pulsarsAnEpoch + i;
      List<Integer> decade = decades.get((int) (taken % decades.size()));
      order[i] = decade.get((int) (taken / decades.size() % decade.size()));
    }
    for (int i = 0; i < negatives.size(); i++) {
      order[pulsarsAnEpoch + i] = negatives.get(i);
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
