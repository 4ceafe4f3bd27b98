package org.pulsartriage.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pulsartriage.models.loss.ClassBalance;

/**
 * The figures of an evaluation by name, each 0 to 1.
 *
 * <p>Two classes, the minority being the positive: {@code f1 precision recall auc ap g_mean fpr
 * recall_at_fpr_0.001 recall_at_fpr_0.01 recall_at_fpr_0.05 accuracy ece}. More: {@code accuracy
 * macro_f1 mauc map recall_minority recall_majority g_mean ece}, where mauc and map are the means
 * over classes of one against the rest.
 */
public final class Metrics {

  private static final double[] FALSE_POSITIVE_RATES = {0.001, 0.01, 0.05};

  private Metrics() {}

  /**
   * @param predictions what was said of samples of every class
   * @param balance which classes are the minority
   * @return the figures, in the order of a table
   * @throws IllegalArgumentException if a class has no sample, or the classes don't match
   */
  public static Map<String, Double> of(Predictions predictions, ClassBalance balance) {
    requireSame(predictions, balance);
    if (predictions.classes() > 2) {
      return Collections.unmodifiableMap(multiclass(predictions, balance, true));
    }
    int positive = balance.minority().get(0);
    return Collections.unmodifiableMap(
        binary(predictions, positive, predictions.ranking(positive)));
  }

  /**
   * @param predictions what was said of any samples, perhaps none of some class
   * @param balance which classes are the minority
   * @return the figures that these samples define, with the values of {@link #of} where that gives
   *     them: without rankings where a class has no sample; none at all where there is no sample
   * @throws IllegalArgumentException if the classes don't match
   */
  public static Map<String, Double> defined(Predictions predictions, ClassBalance balance) {
    if (predictions.size() == 0) {
      return Map.of();
    }
    boolean[] there = new boolean[predictions.classes()];
    for (int i = 0; i < predictions.size(); i++) {
      there[predictions.truth(i)] = true;
    }
    boolean all = true;
    for (boolean one : there) {
      all &= one;
    }
    if (all) {
      return of(predictions, balance);
    }
    requireSame(predictions, balance);
    Map<String, Double> figures =
        predictions.classes() == 2
            ? binary(predictions, balance.minority().get(0), null)
            : multiclass(predictions, balance, false);
    return Collections.unmodifiableMap(figures);
  }

  /**
   * The figures of a model that calls at a threshold of its own, by the names of two classes. What
   * is decided is decided by its calls; what is ranked, by its scores.
   *
   * @param scores a score a sample, higher for likelier positives
   * @param probabilities the probability that each was given, 0 to 1
   * @param called what the model calls a positive
   * @param positive what is one
   * @param prior part of positives among what the probabilities are meant for, by which {@code ece}
   *     is weighted; above 0, below 1
   * @return the figures, in the order of a table
   * @throws IllegalArgumentException for lengths that differ, or no positive or no negative at all
   */
  public static Map<String, Double> ofCalls(
      double[] scores, double[] probabilities, boolean[] called, boolean[] positive, double prior) {
    int[] truth = new int[positive.length];
    int[] guess = new int[called.length];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = positive[i] ? 1 : 0;
    }
    for (int i = 0; i < guess.length; i++) {
      guess[i] = called[i] ? 1 : 0;
    }
    Map<String, Double> figures =
        binary(ConfusionMatrix.of(2, truth, guess), 1, Ranking.of(scores, positive));
    figures.put("ece", Reliability.calibrationError(probabilities, positive, prior));
    return Collections.unmodifiableMap(figures);
  }

  /**
   * What changes where two classes are told apart at a threshold of its own, and not at the highest
   * probability: {@code f1_fitted precision_fitted recall_fitted}.
   *
   * @param predictions what was said of samples of both classes
   * @param balance which class is the minority, and so the positive
   * @param logOdds samples with at least that ln of probability over its complement are called
   * @return the figures, in the order of a table
   * @throws IllegalArgumentException for more than two classes, or if the classes don't match
   */
  public static Map<String, Double> atThreshold(
      Predictions predictions, ClassBalance balance, double logOdds) {
    requireSame(predictions, balance);
    if (predictions.classes() != 2) {
      throw new IllegalArgumentException(
          "a threshold for " + predictions.classes() + " classes: two wanted");
    }
    int positive = balance.minority().get(0);
    int[] truth = new int[predictions.size()];
    int[] guess = new int[predictions.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = predictions.truth(i);
      guess[i] = predictions.logOdds(i, positive) >= logOdds ? positive : 1 - positive;
    }
    ConfusionMatrix confusion = ConfusionMatrix.of(2, truth, guess);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("f1_fitted", confusion.f1(positive));
    figures.put("precision_fitted", confusion.precision(positive));
    figures.put("recall_fitted", confusion.recall(positive));
    return Collections.unmodifiableMap(figures);
  }

  private static void requireSame(Predictions predictions, ClassBalance balance) {
    if (predictions.classes() != balance.classes()) {
      throw new IllegalArgumentException(
          "predictions of %d classes, groups of %d"
              .formatted(predictions.classes(), balance.classes()));
    }
  }

  private static Map<String, Double> binary(
      Predictions predictions, int positive, Ranking ranking) {
    Map<String, Double> figures = binary(predictions.confusion(), positive, ranking);
    figures.put("ece", predictions.reliability(positive).expectedCalibrationError());
    return figures;
  }

  private static Map<String, Double> binary(
      ConfusionMatrix confusion, int positive, Ranking ranking) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("f1", confusion.f1(positive));
    figures.put("precision", confusion.precision(positive));
    figures.put("recall", confusion.recall(positive));
    if (ranking != null) {
      figures.put("auc", ranking.rocAuc());
      figures.put("ap", ranking.averagePrecision());
    }
    figures.put("g_mean", confusion.gMean());
    figures.put("fpr", confusion.falsePositiveRate(positive));
    for (double rate : ranking == null ? new double[0] : FALSE_POSITIVE_RATES) {
      figures.put("recall_at_fpr_" + rate, ranking.recallAtFalsePositiveRate(rate));
    }
    figures.put("accuracy", confusion.accuracy());
    return figures;
  }

  private static Map<String, Double> multiclass(
      Predictions predictions, ClassBalance balance, boolean rankings) {
    Map<String, Double> figures = new LinkedHashMap<>();
    ConfusionMatrix confusion = predictions.confusion();
    figures.put("accuracy", confusion.accuracy());
    figures.put("macro_f1", confusion.macroF1());
    if (rankings) {
      double auc = 0;
      double ap = 0;
      for (int k = 0; k < balance.classes(); k++) {
        Ranking ranking = predictions.ranking(k);
        auc += ranking.rocAuc() / balance.classes();
        ap += ranking.averagePrecision() / balance.classes();
      }
      figures.put("mauc", auc);
      figures.put("map", ap);
    }
    figures.put("recall_minority", confusion.recallOf(balance::isMinority));
    figures.put("recall_majority", confusion.recallOf(k -> !balance.isMinority(k)));
    figures.put("g_mean", confusion.gMean());
    figures.put("ece", predictions.reliabilityOfGuess().expectedCalibrationError());
    return figures;
  }
}
