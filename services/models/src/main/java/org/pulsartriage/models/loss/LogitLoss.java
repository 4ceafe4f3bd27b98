package org.pulsartriage.models.loss;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;

/**
 * A loss on logits: the softmax is inside, so the output layer's activation is the identity.
 *
 * <p>Labels and logits are (batch, classes); a label's row is one-hot or a distribution over the
 * classes. The mask, if any, is one weight of at least 0 a sample: (batch, 1) or (batch). As
 * Deeplearning4j wants it, scores and gradients are sums over the batch, and whoever calls divides
 * by its size; a loss that couples the samples of a batch is counted once a sample.
 *
 * <p>Matrices of a batch by two or ten values are too small to repay calls into native code, so the
 * arithmetic is plain and in double precision, whatever the type of the logits.
 *
 * <p>Thrown by all: {@link IllegalArgumentException} for an activation other than the identity, and
 * for shapes, labels or weights other than those above.
 */
@JsonAutoDetect(
    fieldVisibility = JsonAutoDetect.Visibility.ANY,
    getterVisibility = JsonAutoDetect.Visibility.NONE)
public abstract class LogitLoss implements ILossFunction {

  private static final long serialVersionUID = 1L;
  private static final double LABEL_TOLERANCE = 1e-3;

  /**
   * @return the numbers that the loss was made with, by name
   */
  public abstract Map<String, Double> parameters();

  /**
   * @return how many classes the loss was made for, or 0 if it takes any number
   */
  abstract int classes();

  /**
   * Computes the loss of every sample and adds the gradient of their sum.
   *
   * @param batch the samples
   * @param gradient (batch x classes), row-major, to be added to; null if it isn't wanted
   * @return the loss of every sample, times its weight
   */
  abstract double[] evaluate(LogitBatch batch, double[] gradient);

  @Override
  public final double computeScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activationFn,
      INDArray mask,
      boolean average) {
    LogitBatch batch = batch(labels, preOutput, activationFn, mask);
    return score(evaluate(batch, null), average);
  }

  @Override
  public final INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask) {
    LogitBatch batch = batch(labels, preOutput, activationFn, mask);
    return array(evaluate(batch, null), batch.rows(), 1, preOutput.dataType());
  }

  @Override
  public final INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask) {
    return computeGradientAndScore(labels, preOutput, activationFn, mask, false).getSecond();
  }

  @Override
  public final Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activationFn,
      INDArray mask,
      boolean average) {
    LogitBatch batch = batch(labels, preOutput, activationFn, mask);
    double[] gradient = new double[batch.rows() * batch.classes()];
    double score = score(evaluate(batch, gradient), average);
    return Pair.of(score, array(gradient, batch.rows(), batch.classes(), preOutput.dataType()));
  }

  /**
   * @return everything that the loss was made with: two of a class are equal if these are
   */
  abstract List<Object> identity();

  @Override
  public final boolean equals(Object other) {
    return other != null
        && other.getClass() == getClass()
        && ((LogitLoss) other).identity().equals(identity());
  }

  @Override
  public final int hashCode() {
    return 31 * getClass().getName().hashCode() + identity().hashCode();
  }

  @Override
  public String toString() {
    return name() + parameters();
  }

  private static double score(double[] losses, boolean average) {
    double sum = 0;
    for (double loss : losses) {
      sum += loss;
    }
    return average ? sum / losses.length : sum;
  }

  private LogitBatch batch(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    if (!(activation instanceof ActivationIdentity)) {
      throw new IllegalArgumentException(
          name() + ": the output activation must be the identity, not " + activation);
    }
    if (logits.rank() != 2 || !Arrays.equals(labels.shape(), logits.shape())) {
      throw new IllegalArgumentException(
          "%s: labels %s and logits %s are not both (batch, classes)"
              .formatted(name(), Arrays.toString(labels.shape()), Arrays.toString(logits.shape())));
    }
    int rows = (int) logits.size(0);
    int columns = (int) logits.size(1);
    if (classes() != 0 && classes() != columns || columns < 2) {
      throw new IllegalArgumentException(
          "%s: %d logits a sample, made for %s"
              .formatted(name(), columns, classes() == 0 ? "two or more" : classes()));
    }
    if (mask != null && (mask.length() != rows || mask.size(0) != rows)) {
      throw new IllegalArgumentException(
          "%s: mask %s is not one weight for each of %d samples"
              .formatted(name(), Arrays.toString(mask.shape()), rows));
    }
    double[] targets = values(labels);
    double[] weights = mask == null ? null : values(mask);
    check(targets, weights, rows, columns);
    return new LogitBatch(rows, columns, values(logits), targets, weights);
  }

  private void check(double[] labels, double[] weights, int rows, int columns) {
    for (int i = 0; i < rows; i++) {
      double weight = weights == null ? 1 : weights[i];
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(name() + ": mask of sample " + i + " is " + weight);
      }
      double sum = 0;
      boolean negative = false;
      for (int k = 0; k < columns; k++) {
        double label = labels[i * columns + k];
        negative |= label < 0;
        sum += label;
      }
      if (weight > 0 && (negative || !(Math.abs(sum - 1) <= LABEL_TOLERANCE))) {
        throw new IllegalArgumentException(
            "%s: label of sample %d is neither one-hot nor a distribution: %s"
                .formatted(
                    name(),
                    i,
                    Arrays.toString(Arrays.copyOfRange(labels, i * columns, (i + 1) * columns))));
      }
    }
  }

  private static double[] values(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  private static INDArray array(double[] values, int rows, int columns, DataType type) {
    return Nd4j.create(values, new long[] {rows, columns}, new long[] {columns, 1}, 'c', type);
  }
}
