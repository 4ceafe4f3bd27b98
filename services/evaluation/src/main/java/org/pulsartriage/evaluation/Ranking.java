package org.pulsartriage.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Scores of positives among those of negatives. Only their order counts; equal scores are one
 * threshold, so that every figure is exact with ties and does not depend on the order of the
 * samples.
 */
public final class Ranking {

  private final double[] thresholds;
  private final long[] truePositives;
  private final long[] falsePositives;

  private Ranking(double[] thresholds, long[] truePositives, long[] falsePositives) {
    this.thresholds = thresholds;
    this.truePositives = truePositives;
    this.falsePositives = falsePositives;
  }

  /**
   * @param scores a score a sample, higher for likelier positives
   * @param positive whether each is a positive
   * @return their ranking
   * @throws IllegalArgumentException for lengths that differ, a score that is not a number, or no
   *     positive or no negative at all
   */
  public static Ranking of(double[] scores, boolean[] positive) {
    if (scores.length != positive.length) {
      throw new IllegalArgumentException(
          scores.length + " scores for " + positive.length + " truths");
    }
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("score of sample " + i + " is not a number");
      }
    }
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] thresholds = new double[scores.length];
    long[] truePositives = new long[scores.length];
    long[] falsePositives = new long[scores.length];
    int steps = 0;
    long hits = 0;
    long alarms = 0;
    for (int i = 0; i < order.length; i++) {
      if (positive[order[i]]) {
        hits++;
      } else {
        alarms++;
      }
      boolean last = i + 1 == order.length || scores[order[i + 1]] != scores[order[i]];
      if (last) {
        thresholds[steps] = scores[order[i]];
        truePositives[steps] = hits;
        falsePositives[steps] = alarms;
        steps++;
      }
    }
    if (hits == 0 || alarms == 0) {
      throw new IllegalArgumentException(
          "a ranking needs both: %d positives, %d negatives".formatted(hits, alarms));
    }
    return new Ranking(
        Arrays.copyOf(thresholds, steps),
        Arrays.copyOf(truePositives, steps),
        Arrays.copyOf(falsePositives, steps));
  }

  /**
   * @return area under the receiver operating characteristic: the probability that a positive
   *     stands above a negative, ties counted half
   */
  public double rocAuc() {
    // Twice the number of pairs in order, as an integer: no rounding until the division.
    long twice = 0;
    long hits = 0;
    long alarms = 0;
    for (int i = 0; i < thresholds.length; i++) {
      twice += (falsePositives[i] - alarms) * (truePositives[i] + hits);
      hits = truePositives[i];
      alarms = falsePositives[i];
    }
    return twice / (2.0 * positives() * negatives());
  }

  /**
   * @return average precision: the sum over thresholds of precision times the recall gained
   *     (scikit-learn's definition; no interpolation)
   */
  public double averagePrecision() {
    double sum = 0;
    long hits = 0;
    for (int i = 0; i < thresholds.length; i++) {
      sum += (truePositives[i] - hits) * precision(i);
      hits = truePositives[i];
    }
    return sum / positives();
  }

  /**
   * @param rate a false-positive rate, 0 to 1
   * @return the largest recall of any threshold whose false-positive rate is at most that
   */
  public double recallAtFalsePositiveRate(double rate) {
    double recall = 0;
    for (int i = 0; i < thresholds.length; i++) {
      if (falsePositives[i] <= rate * negatives()) {
        recall = recall(i);
      }
    }
    return recall;
  }

  /**
   * @return the threshold of the highest F1: halfway from the lowest score called to the highest
   *     that is not, or the lowest score of all; the highest of equally good ones
   */
  public double bestF1Threshold() {
    int best = 0;
    for (int i = 1; i < thresholds.length; i++) {
      if (f1(i) > f1(best)) {
        best = i;
      }
    }
    return best + 1 == thresholds.length
        ? thresholds[best]
        : thresholds[best] + (thresholds[best + 1] - thresholds[best]) / 2;
  }

  private double f1(int step) {
    return 2.0 * truePositives[step] / (positives() + truePositives[step] + falsePositives[step]);
  }

  /**
   * @return number of distinct scores, from the highest down
   */
  public int steps() {
    return thresholds.length;
  }

  /**
   * @param step a step, from 0 for the highest score
   * @return the score
   */
  public double threshold(int step) {
    return thresholds[step];
  }

  /**
   * @param step a step
   * @return share of positives with at least that score
   */
  public double recall(int step) {
    return (double) truePositives[step] / positives();
  }

  /**
   * @param step a step
   * @return share of positives among those with at least that score
   */
  public double precision(int step) {
    return (double) truePositives[step] / (truePositives[step] + falsePositives[step]);
  }

  /**
   * @param step a step
   * @return share of negatives with at least that score
   */
  public double falsePositiveRate(int step) {
    return (double) falsePositives[step] / negatives();
  }

  /**
   * @return number of positives
   */
  public long positives() {
    return truePositives[truePositives.length - 1];
  }

  /**
   * @return number of negatives
   */
  public long negatives() {
    return falsePositives[falsePositives.length - 1];
  }
}
