package org.pulsartriage.trainer.fit;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random numbers that depend on seed, epoch and purpose alone, so that a training resumed at an
 * epoch draws what an uninterrupted one would.
 */
public final class EpochRandom {

  private EpochRandom() {}

  /**
   * @param seed seed of the training
   * @param epoch number of the epoch, from 0
   * @param purpose what the numbers are for
   * @return a generator of its own for each combination
   */
  public static RandomGenerator of(long seed, int epoch, String purpose) {
    return new SplittableRandom(seed(seed, epoch, purpose));
  }

  /** Never 0, which ND4J takes for the time of day. */
  static long seed(long seed, int epoch, String purpose) {
    long mixed = new SplittableRandom(seed ^ ((long) purpose.hashCode() << 32)).nextLong();
    long drawn = new SplittableRandom(mixed + epoch).nextLong();
    return drawn == 0 ? 1 : drawn;
  }
}
