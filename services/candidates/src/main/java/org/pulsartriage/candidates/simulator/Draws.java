package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/** Random numbers in the distributions that signals are drawn from. */
final class Draws {

  private Draws() {}

  /**
   * @param random source
   * @param low least value
   * @param high greatest value
   * @return a value, uniform between them
   */
  static double uniform(RandomGenerator random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /**
   * @param random source
   * @param low least value, positive
   * @param high greatest value
   * @return a value whose logarithm is uniform between theirs
   */
  static double logUniform(RandomGenerator random, double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  /**
   * @param random source
   * @param median median, positive
   * @param sigma standard deviation of the natural logarithm
   * @return a value whose logarithm is normal
   */
  static double logNormal(RandomGenerator random, double median, double sigma) {
    return median * Math.exp(sigma * random.nextGaussian());
  }

  /**
   * @param random source
   * @param probability of true
   * @return true or false
   */
  static boolean chance(RandomGenerator random, double probability) {
    return random.nextDouble() < probability;
  }

  /**
   * @param random source
   * @return -1 or 1
   */
  static int sign(RandomGenerator random) {
    return random.nextBoolean() ? 1 : -1;
  }

  /**
   * A smooth random course: an autoregressive walk of unit variance.
   *
   * @param random source
   * @param length number of values
   * @param scale steps over which it forgets, positive
   * @return the values
   */
  static double[] course(RandomGenerator random, int length, double scale) {
    double keep = Math.exp(-1 / scale);
    double fresh = Math.sqrt(1 - keep * keep);
    double[] values = new double[length];
    double last = random.nextGaussian();
    for (int i = 0; i < length; i++) {
      values[i] = last;
      last = keep * last + fresh * random.nextGaussian();
    }
    return values;
  }

  /**
   * Gains that wander smoothly, log-normal, of mean 1.
   *
   * @param random source
   * @param length number of values
   * @param scale steps over which they forget, positive
   * @param sigma standard deviation of their natural logarithm
   * @return the gains
   */
  static double[] gains(RandomGenerator random, int length, double scale, double sigma) {
    double[] gains = course(random, length, scale);
    double sum = 0;
    for (int i = 0; i < length; i++) {
      gains[i] = Math.exp(sigma * gains[i]);
      sum += gains[i];
    }
    for (int i = 0; i < length; i++) {
      gains[i] *= length / sum;
    }
    return gains;
  }
}
