package org.pulsartriage.candidates.catalogue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ratios a/b in lowest terms in which a search may find a pulsar's period, each with the share
 * of candidates that have it.
 */
final class Harmonics {

  /** Greatest a and b. */
  static final int ORDER = 16;

  private final int[] numerators;
  private final int[] denominators;
  private final double[] logarithms;
  private final double[] weights;

  /**
   * @param fundamentalShare share of 1/1; the rest goes with 1/(ab)
   */
  Harmonics(double fundamentalShare) {
    List<int[]> ratios =
        IntStream.rangeClosed(1, ORDER)
            .boxed()
            .flatMap(a -> IntStream.rangeClosed(1, ORDER).mapToObj(b -> new int[] {a, b}))
            .filter(ratio -> commonDivisor(ratio[0], ratio[1]) == 1)
            .sorted(Comparator.comparingDouble(ratio -> (double) ratio[0] / ratio[1]))
            .toList();
    double rest = ratios.stream().mapToDouble(ratio -> 1.0 / (ratio[0] * ratio[1])).sum() - 1;
    numerators = ratios.stream().mapToInt(ratio -> ratio[0]).toArray();
    denominators = ratios.stream().mapToInt(ratio -> ratio[1]).toArray();
    logarithms =
        ratios.stream().mapToDouble(ratio -> Math.log((double) ratio[0] / ratio[1])).toArray();
    weights =
        ratios.stream()
            .mapToDouble(
                ratio ->
                    ratio[0] == ratio[1]
                        ? fundamentalShare
                        : (1 - fundamentalShare) / (rest * ratio[0] * ratio[1]))
            .toArray();
  }

  /**
   * @return place of the first ratio whose logarithm is not below this
   */
  int from(double logarithm) {
    int found = Arrays.binarySearch(logarithms, logarithm);
    return found >= 0 ? found : -found - 1;
  }

  int count() {
    return weights.length;
  }

  int numerator(int place) {
    return numerators[place];
  }

  int denominator(int place) {
    return denominators[place];
  }

  double logarithm(int place) {
    return logarithms[place];
  }

  double weight(int place) {
    return weights[place];
  }

  private static int commonDivisor(int a, int b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }
}
