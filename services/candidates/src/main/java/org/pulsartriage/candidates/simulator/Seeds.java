package org.pulsartriage.candidates.simulator;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random generators by name and number: the same whatever the order in which they are asked for,
 * and whoever asks.
 */
final class Seeds {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final long seed;

  /**
   * @param seed the one seed that all else follows from
   */
  Seeds(long seed) {
    this.seed = seed;
  }

  /**
   * @param purpose what for
   * @param index which one
   * @return a fresh generator
   */
  RandomGenerator generator(String purpose, long index) {
    long mixed = mix(seed + GOLDEN);
    mixed = mix(mixed ^ (purpose.hashCode() * GOLDEN));
    return new SplittableRandom(mix(mixed + index * GOLDEN));
  }

  // The finaliser of Steele, Lea and Flood 2014 (OOPSLA), variant 13 of Stafford.
  private static long mix(long z) {
    long mixed = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
