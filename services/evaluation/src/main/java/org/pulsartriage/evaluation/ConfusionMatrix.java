package org.pulsartriage.evaluation;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * How often each class was taken for each. A ratio whose denominator is zero is 0, as scikit-learn
 * has it with {@code zero_division=0}.
 */
public final class ConfusionMatrix {

  private final long[][] counts;

  private ConfusionMatrix(long[][] counts) {
    this.counts = counts;
  }

  /**
   * @param classes number of classes
   * @param truth class of every sample
   * @param guess class that it was given
   * @return their matrix
   * @throws IllegalArgumentException for lengths that differ, or a class outside the range
   */
  public static ConfusionMatrix of(int classes, int[] truth, int[] guess) {
    if (truth.length != guess.length) {
      throw new IllegalArgumentException(
          truth.length + " true classes for " + guess.length + " guesses");
    }
    long[][] counts = new long[classes][classes];
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] < 0 || truth[i] >= classes || guess[i] < 0 || guess[i] >= classes) {
        throw new IllegalArgumentException(
            "sample %d: true class %d, guess %d, of %d classes"
                .formatted(i, truth[i], guess[i], classes));
      }
      counts[truth[i]][guess[i]]++;
    }
    return new ConfusionMatrix(counts);
  }

  /**
   * @return number of classes
   */
  public int classes() {
    return counts.length;
  }

  /**
   * @param truth a class
   * @param guess a class
   * @return samples of the one that were taken for the other
   */
  public long count(int truth, int guess) {
    return counts[truth][guess];
  }

  /**
   * @return all samples
   */
  public long total() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  /**
   * @return share of samples that were given their class
   */
  public double accuracy() {
    long right = 0;
    for (int k = 0; k < counts.length; k++) {
      right += counts[k][k];
    }
    return ratio(right, total());
  }

  /**
   * @param k a class
   * @return share of those given the class that belong to it
   */
  public double precision(int k) {
    return ratio(counts[k][k], guessed(k));
  }

  /**
   * @param k a class
   * @return share of the class that was given it
   */
  public double recall(int k) {
    return ratio(counts[k][k], size(k));
  }

  /**
   * @param k a class
   * @return harmonic mean of precision and recall
   */
  public double f1(int k) {
    return ratio(2 * counts[k][k], guessed(k) + size(k));
  }

  /**
   * @return mean of the classes' F1, each counted once
   */
  public double macroF1() {
    double sum = 0;
    for (int k = 0; k < counts.length; k++) {
      sum += f1(k);
    }
    return sum / counts.length;
  }

  /**
   * @return geometric mean of the classes' recalls (Kubat and Matwin 1997)
   */
  public double gMean() {
    double product = 1;
    for (int k = 0; k < counts.length; k++) {
      product *= Math.pow(recall(k), 1.0 / counts.length);
    }
    return product;
  }

  /**
   * @param k a class
   * @return share of the other classes' samples that were given this one
   */
  public double falsePositiveRate(int k) {
    return ratio(guessed(k) - counts[k][k], total() - size(k));
  }

  /**
   * @param group which classes to look at
   * @return share of their samples that were given their class
   */
  public double recallOf(IntPredicate group) {
    long right = 0;
    long all = 0;
    for (int k = 0; k < counts.length; k++) {
      if (group.test(k)) {
        right += counts[k][k];
        all += size(k);
      }
    }
    return ratio(right, all);
  }

  private long size(int k) {
    return Arrays.stream(counts[k]).sum();
  }

  private long guessed(int k) {
    long sum = 0;
    for (long[] row : counts) {
      sum += row[k];
    }
    return sum;
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
