package org.pulsartriage.evaluation;

import java.util.Arrays;

/** Places in a queue. */
public final class Ranks {

  private Ranks() {}

  /**
   * @param scores any numbers
   * @return the rank of each: 1 for the highest; equals share the best of their ranks
   */
  public static int[] of(double[] scores) {
    double[] ascending = scores.clone();
    Arrays.sort(ascending);
    int[] ranks = new int[scores.length];
    for (int i = 0; i < scores.length; i++) {
      int at = Arrays.binarySearch(ascending, scores[i]);
      while (at < ascending.length && ascending[at] == scores[i]) {
        at++;
      }
      ranks[i] = ascending.length - at + 1;
    }
    return ranks;
  }
}
