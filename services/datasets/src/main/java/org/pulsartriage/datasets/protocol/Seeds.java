package org.pulsartriage.datasets.protocol;

import java.util.SplittableRandom;

/** Independent sources of randomness from a seed and a number. */
final class Seeds {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  static SplittableRandom of(long seed, int stream) {
    return new SplittableRandom(new SplittableRandom(seed).nextLong() + GOLDEN * stream).split();
  }
}
