package org.pulsartriage.trainer.recipe;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pulsartriage.trainer.fit.EpochRandom;
import org.pulsartriage.trainer.fit.SampleOrder;

/**
 * Which samples an epoch takes: the others as often as their weights say, a part of one by turns;
 * and of the pulsars, weighted alike and mixed, the next ones that the imbalance asks for, so that
 * an epoch has the survey's imbalance while the pulsars keep changing.
 */
final class WeightedOrder implements SampleOrder {

  private final int[] others;
  private final double[] otherWeights;
  private final int[] pulsars;
  private final double[] pulsarWeights;
  private final int[] cycle;
  private final int pulsarsAnEpoch;
  private final long seed;

  /**
   * @param pulsar whether each sample is a pulsar
   * @param weight how often an epoch takes each
   * @param imbalance others for each pulsar in an epoch; 0 for as many as there are
   * @param seed what the orders follow from
   */
  WeightedOrder(boolean[] pulsar, double[] weight, double imbalance, long seed) {
    this.seed = seed;
    this.others = IntStream.range(0, pulsar.length).filter(i -> !pulsar[i]).toArray();
    this.pulsars = IntStream.range(0, pulsar.length).filter(i -> pulsar[i]).toArray();
    this.otherWeights = Arrays.stream(others).mapToDouble(i -> weight[i]).toArray();
    this.pulsarWeights = Arrays.stream(pulsars).mapToDouble(i -> weight[i]).toArray();
    this.cycle = taken(pulsars, pulsarWeights, 0.5);
    shuffle(cycle, EpochRandom.of(seed, 0, "pulsars"));
    this.pulsarsAnEpoch =
        imbalance > 0 ? Math.max(1, (int) Math.round(othersAnEpoch() / imbalance)) : 0;
  }

  /** Others an epoch takes, on the mean. */
  long othersAnEpoch() {
    return Math.round(Arrays.stream(otherWeights).sum());
  }

  /** Pulsars an epoch takes, on the mean. */
  long pulsarsAnEpoch() {
    return pulsarsAnEpoch > 0 ? pulsarsAnEpoch : Math.round(Arrays.stream(pulsarWeights).sum());
  }

  @Override
  public int[] order(int epoch, int size) {
    RandomGenerator random = EpochRandom.of(seed, epoch, "order");
    int[] ofOthers = taken(others, otherWeights, random.nextDouble());
    int[] ofPulsars;
    if (pulsarsAnEpoch == 0 || cycle.length == 0) {
      ofPulsars = taken(pulsars, pulsarWeights, random.nextDouble());
    } else {
      ofPulsars = new int[pulsarsAnEpoch];
      for (int i = 0; i < pulsarsAnEpoch; i++) {
        ofPulsars[i] = cycle[(int) (((long) epoch * pulsarsAnEpoch + i) % cycle.length)];
      }
    }
    int[] order = Arrays.copyOf(ofOthers, ofOthers.length + ofPulsars.length);
    System.arraycopy(ofPulsars, 0, order, ofOthers.length, ofPulsars.length);
    shuffle(order, random);
    return order;
  }

  /** Systematic sampling: as many of each as whole numbers fall into its stretch of the weights. */
  private static int[] taken(int[] indices, double[] weights, double offset) {
    IntStream.Builder taken = IntStream.builder();
    double sum = offset;
    for (int i = 0; i < indices.length; i++) {
      long before = (long) Math.floor(sum);
      sum += weights[i];
      for (long k = before; k < (long) Math.floor(sum); k++) {
        taken.add(indices[i]);
      }
    }
    return taken.build().toArray();
  }

  private static void shuffle(int[] order, RandomGenerator random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }
}
