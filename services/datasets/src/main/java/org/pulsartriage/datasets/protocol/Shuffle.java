package org.pulsartriage.datasets.protocol;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The order of training samples.
 *
 * @param rule how often it is drawn
 * @param seed what it follows from, together with the run's seed where the rule says so
 */
public record Shuffle(Rule rule, int seed) {

  /** When an order is drawn. */
  public enum Rule {
    /**
     * Once, from {@link Shuffle#seed()} alone, for every epoch of every run; the order of NumPy's
     * {@code RandomState(seed).permutation}, as published.
     */
    ONCE,
    /** Anew for each epoch, from the seed, the run's seed and the epoch. */
    EVERY_EPOCH
  }

  /**
   * @param size number of training samples
   * @param runSeed seed of the run
   * @param epoch epoch, from 0
   * @return a permutation of 0 to size - 1
   */
  public int[] order(int size, long runSeed, int epoch) {
    if (rule == Rule.ONCE) {
      return NumpyPermutation.of(seed, size);
    }
    long mixed = new SplittableRandom(seed).nextLong() ^ new SplittableRandom(runSeed).nextLong();
    SplittableRandom random = Seeds.of(mixed, epoch);
    return Draw.shuffled(IntStream.range(0, size).toArray(), random);
  }
}
