package org.pulsartriage.trainer.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a network said of samples whose class is known. Rankings go by log-odds, which keep apart
 * what probabilities next to 0 or 1 run together.
 */
public final class Predictions {

  private final int classes;
  private final int[] truth;
  private final double[] probabilities;
  private final double[] logOdds;

  private Predictions(int classes, int[] truth, double[] probabilities, double[] logOdds) {
    this.classes = classes;
    this.truth = truth;
    this.probabilities = probabilities;
    this.logOdds = logOdds;
  }

  /**
   * @param classes logits a sample, at least two
   * @param logits samples x classes, row-major
   * @param truth class of every sample
   * @return their softmax
   * @throws IllegalArgumentException for lengths that don't match, a class outside the range, or a
   *     logit that isn't finite
   */
  public static Predictions ofLogits(int classes, float[] logits, int[] truth) {
    if (classes < 2 || logits.length != truth.length * classes) {
      throw new IllegalArgumentException(
          "%d logits for %d samples of %d classes".formatted(logits.length, truth.length, classes));
    }
    double[] probabilities = new double[logits.length];
    double[] logOdds = new double[logits.length];
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] < 0 || truth[i] >= classes) {
        throw new IllegalArgumentException(
            "sample %d: class %d of %d".formatted(i, truth[i], classes));
      }
      for (int k = 0; k < classes; k++) {
        double others = Double.NEGATIVE_INFINITY;
        double x = logits[i * classes + k];
        if (!Double.isFinite(x)) {
          throw new IllegalArgumentException(
              "sample %d: logit of class %d is %s".formatted(i, k, x));
        }
        for (int j = 0; j < classes; j++) {
          if (j != k) {
            others = Math.max(others, logits[i * classes + j]);
          }
        }
        double sum = 0;
        for (int j = 0; j < classes; j++) {
          if (j != k) {
            sum += Math.exp(logits[i * classes + j] - others);
          }
        }
        double odds = x - others - Math.log(sum);
        logOdds[i * classes + k] = odds;
        probabilities[i * classes + k] = 1 / (1 + Math.exp(-odds));
      }
    }
    return new Predictions(classes, truth.clone(), probabilities, logOdds);
  }

  /**
   * @param parts predictions of different samples, at least one, of the same classes
   * @return all of them, in that order
   */
  public static Predictions together(List<Predictions> parts) {
    return new Predictions(
        parts.get(0).classes,
        parts.stream().flatMapToInt(part -> Arrays.stream(part.truth)).toArray(),
        parts.stream().flatMapToDouble(part -> Arrays.stream(part.probabilities)).toArray(),
        parts.stream().flatMapToDouble(part -> Arrays.stream(part.logOdds)).toArray());
  }

  /**
   * @return number of classes
   */
  public int classes() {
    return classes;
  }

  /**
   * @return number of samples
   */
  public int size() {
    return truth.length;
  }

  /**
   * @param i a sample
   * @return its class
   */
  public int truth(int i) {
    return truth[i];
  }

  /**
   * @param i a sample
   * @param k a class
   * @return the probability that it was given
   */
  public double probability(int i, int k) {
    return probabilities[i * classes + k];
  }

  /**
   * @param i a sample
   * @param k a class
   * @return ln of its probability over that of all others
   */
  public double logOdds(int i, int k) {
    return logOdds[i * classes + k];
  }

  /**
   * @param i a sample
   * @return the class with the highest probability, the first of equals
   */
  public int guess(int i) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (logOdds[i * classes + k] > logOdds[i * classes + best]) {
        best = k;
      }
    }
    return best;
  }

  /**
   * @return how often each class was taken for each, decided at the highest probability
   */
  public ConfusionMatrix confusion() {
    int[] guesses = IntStream.range(0, size()).map(this::guess).toArray();
    return ConfusionMatrix.of(classes, truth, guesses);
  }

  /**
   * @param k a class
   * @return its samples ranked among all others
   * @throws IllegalArgumentException if there are none, or no others
   */
  public Ranking ranking(int k) {
    return Ranking.of(column(logOdds, k), is(k));
  }

  /**
   * @param k a class
   * @return how far its probabilities can be taken at their word
   */
  public Reliability reliability(int k) {
    return Reliability.of(column(probabilities, k), is(k));
  }

  /**
   * @return how far the probability of the guess can be taken at its word
   */
  public Reliability reliabilityOfGuess() {
    double[] confidence = new double[size()];
    boolean[] right = new boolean[size()];
    for (int i = 0; i < size(); i++) {
      confidence[i] = probability(i, guess(i));
      right[i] = guess(i) == truth[i];
    }
    return Reliability.of(confidence, right);
  }

  private double[] column(double[] matrix, int k) {
    return IntStream.range(0, size()).mapToDouble(i -> matrix[i * classes + k]).toArray();
  }

  private boolean[] is(int k) {
    boolean[] is = new boolean[size()];
    for (int i = 0; i < is.length; i++) {
      is[i] = truth[i] == k;
    }
    return is;
  }
}
