package org.pulsartriage.models.loss;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gradients of a loss against finite differences of fourth order, in double precision. */
final class GradientCheck {

  static final int CASES = 1_000;

  private static final double STEP = 1e-3;

  /** Below this a component is compared absolutely: the differences themselves are not better. */
  private static final double FLOOR = 1e-5;

  /** What the gradient must be the gradient of, around given logits. */
  interface Objective {
    double at(double[][] logits);
  }

  /** Makes the objective of one case. */
  interface ObjectiveFactory {
    Objective around(double[][] logits, double[][] labels, double[] weights);
  }

  /** Says whether the loss is smooth near the logits of one sample with that target. */
  interface Smoothness {
    boolean near(double[] logits, int target);
  }

  private final LogitLoss loss;
  private final int classes;
  private final ObjectiveFactory objectives;
  private final Smoothness smoothness;

  private GradientCheck(
      LogitLoss loss, int classes, ObjectiveFactory objectives, Smoothness smoothness) {
    this.loss = loss;
    this.classes = classes;
    this.objectives = objectives;
    this.smoothness = smoothness;
  }

  /** The gradient against the differences of the loss's own score. */
  static GradientCheck of(LogitLoss loss, int classes) {
    return new GradientCheck(
        loss,
        classes,
        (centre, labels, weights) -> logits -> score(loss, labels, logits, weights),
        (logits, target) -> true);
  }

  /** For a loss whose gradient is not that of its score. */
  GradientCheck against(ObjectiveFactory other) {
    return new GradientCheck(loss, classes, other, smoothness);
  }

  /** Leaves out logits where the loss has a kink. */
  GradientCheck where(Smoothness smooth) {
    return new GradientCheck(loss, classes, objectives, smooth);
  }

  /**
   * @return the largest error of any component, relative to the larger of the two values
   */
  double worstRelativeError(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double worst = 0;
    for (int c = 0; c < CASES; c++) {
      int rows = 1 + random.nextInt(4);
      double spread = Math.exp(random.nextDouble(Math.log(0.1), Math.log(8)));
      double[][] logits = new double[rows][classes];
      double[][] labels = new double[rows][classes];
      double[] weights = random.nextBoolean() ? null : new double[rows];
      for (int i = 0; i < rows; i++) {
        int target = random.nextInt(classes);
        labels[i][target] = 1;
        do {
          for (int k = 0; k < classes; k++) {
            logits[i][k] = random.nextDouble(-spread, spread);
          }
        } while (!smoothness.near(logits[i], target));
        if (weights != null) {
          weights[i] = random.nextDouble(0, 3);
        }
      }
      worst = Math.max(worst, error(logits, labels, weights));
    }
    return worst;
  }

  private double error(double[][] logits, double[][] labels, double[] weights) {
    INDArray gradient = gradient(loss, labels, logits, weights);
    Objective objective = objectives.around(copy(logits), labels, weights);
    double worst = 0;
    for (int i = 0; i < logits.length; i++) {
      for (int k = 0; k < classes; k++) {
        double expected = difference(objective, logits, i, k);
        double actual = gradient.getDouble(i, k);
        double scale = Math.max(FLOOR, Math.max(Math.abs(expected), Math.abs(actual)));
        worst = Math.max(worst, Math.abs(expected - actual) / scale);
      }
    }
    return worst;
  }

  private static double difference(Objective objective, double[][] logits, int i, int k) {
    double x = logits[i][k];
    double[] at = new double[5];
    for (int s = -2; s <= 2; s++) {
      logits[i][k] = x + s * STEP;
      at[s + 2] = s == 0 ? 0 : objective.at(logits);
    }
    logits[i][k] = x;
    return (at[0] - at[4] + 8 * (at[3] - at[1])) / (12 * STEP);
  }

  private static double[][] copy(double[][] matrix) {
    double[][] copy = new double[matrix.length][];
    for (int i = 0; i < matrix.length; i++) {
      copy[i] = matrix[i].clone();
    }
    return copy;
  }

  static double score(LogitLoss loss, double[][] labels, double[][] logits, double[] weights) {
    // Straight to the arithmetic: an array's way through native memory costs a hundred times more.
    LogitBatch batch =
        new LogitBatch(logits.length, logits[0].length, flat(logits), flat(labels), weights);
    return Arrays.stream(loss.evaluate(batch, null)).sum();
  }

  static INDArray gradient(LogitLoss loss, double[][] labels, double[][] logits, double[] weights) {
    return loss.computeGradient(
        Nd4j.create(labels), Nd4j.create(logits), new ActivationIdentity(), mask(weights));
  }

  /** The loss of one sample. */
  static double score(LogitLoss loss, int target, double... logits) {
    return score(loss, oneHot(target, logits.length), new double[][] {logits}, null);
  }

  /** The gradient of one sample. */
  static double[] gradient(LogitLoss loss, int target, double... logits) {
    return gradient(loss, oneHot(target, logits.length), new double[][] {logits}, null)
        .toDoubleVector();
  }

  static double[][] oneHot(int target, int classes) {
    double[][] labels = new double[1][classes];
    labels[0][target] = 1;
    return labels;
  }

  private static double[] flat(double[][] matrix) {
    return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
  }

  private static INDArray mask(double[] weights) {
    return weights == null ? null : Nd4j.create(weights, new long[] {weights.length, 1}, 'c');
  }
}
