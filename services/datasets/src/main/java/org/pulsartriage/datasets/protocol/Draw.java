package org.pulsartriage.datasets.protocol;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Random orders and draws. */
final class Draw {

  private Draw() {}

  /** The same values in random order (Fisher and Yates). */
  static int[] shuffled(int[] values, SplittableRandom random) {
    int[] shuffled = values.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int value = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = value;
    }
    return shuffled;
  }

  /** Some of the values, without replacement, in their old order. */
  static int[] without(int[] values, int size, SplittableRandom random) {
    int[] places = new int[values.length];
    Arrays.setAll(places, i -> i);
    int[] drawn = Arrays.copyOf(shuffled(places, random), size);
    Arrays.sort(drawn);
    return Arrays.stream(drawn).map(place -> values[place]).toArray();
  }
}
