package org.pulsartriage.datasets.protocol;

import org.apache.commons.math3.random.MersenneTwister;

/**
 * The order that NumPy's {@code RandomState(seed).permutation(size)} gives, which the published
 * runs used: a Mersenne twister seeded by one 32-bit number, Fisher and Yates from the end, each
 * place drawn by masking a 32-bit word to the next power of two and rejecting what is too large.
 */
final class NumpyPermutation {

  private NumpyPermutation() {}

  static int[] of(int seed, int size) {
    MersenneTwister twister = new MersenneTwister(seed);
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    for (int i = size - 1; i > 0; i--) {
      int j = upTo(i, twister);
      int value = order[i];
      order[i] = order[j];
      order[j] = value;
    }
    return order;
  }

  private static int upTo(int most, MersenneTwister twister) {
    int mask = -1 >>> Integer.numberOfLeadingZeros(most);
    int drawn;
    do {
      drawn = twister.nextInt() & mask;
    } while (drawn > most);
    return drawn;
  }
}
