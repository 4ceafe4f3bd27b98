package org.pulsartriage.models.loss;

/**
 * The softmax of one row of logits, with logarithms and complements that keep their precision where
 * a probability is next to 0 or 1. Reused from row to row.
 */
final class SoftmaxRow {

  private final double[] logits;
  private final double[] p;
  private final double[] q;
  private final double[] logP;

  SoftmaxRow(int classes) {
    logits = new double[classes];
    p = new double[classes];
    q = new double[classes];
    logP = new double[classes];
  }

  /** Takes the logits at {@code offset} of a row-major matrix. */
  void read(double[] matrix, int offset) {
    int classes = p.length;
    System.arraycopy(matrix, offset, logits, 0, classes);
    int largest = 0;
    for (int k = 1; k < classes; k++) {
      if (logits[k] > logits[largest]) {
        largest = k;
      }
    }
    double maximum = logits[largest];
    double others = 0;
    for (int k = 0; k < classes; k++) {
      p[k] = k == largest ? 1 : Math.exp(logits[k] - maximum);
      if (k != largest) {
        others += p[k];
      }
    }
    double sum = 1 + others;
    double logSum = Math.log1p(others);
    for (int k = 0; k < classes; k++) {
      p[k] /= sum;
      logP[k] = logits[k] - maximum - logSum;
      q[k] = 1 - p[k];
    }
    q[largest] = others / sum;
  }

  int classes() {
    return p.length;
  }

  /** Probability of class {@code k}. */
  double p(int k) {
    return p[k];
  }

  /** 1 - p(k), without cancellation. */
  double q(int k) {
    return q[k];
  }

  /** ln p(k), finite for finite logits. */
  double logP(int k) {
    return logP[k];
  }

  /** ln (1 - p(k)), finite for finite logits. */
  double logQ(int k) {
    if (p.length == 2) {
      return logP[1 - k];
    }
    if (p[k] < 0.5) {
      return Math.log1p(-p[k]);
    }
    double maximum = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < p.length; j++) {
      if (j != k) {
        maximum = Math.max(maximum, logP[j]);
      }
    }
    double sum = 0;
    for (int j = 0; j < p.length; j++) {
      if (j != k) {
        sum += Math.exp(logP[j] - maximum);
      }
    }
    return maximum + Math.log(sum);
  }

  /**
   * Adds the gradient of a function of p(k) alone.
   *
   * @param slope its derivative with respect to the logit of class {@code k}
   */
  void addSlope(int k, double slope, double[] gradient, int offset) {
    gradient[offset + k] += slope;
    if (p.length == 2) {
      gradient[offset + 1 - k] -= slope;
      return;
    }
    // Another logit moves p(k) in proportion to its share of what p(k) leaves over.
    boolean underflow = q[k] < Double.MIN_NORMAL;
    double logQ = underflow ? logQ(k) : 0;
    for (int j = 0; j < p.length; j++) {
      if (j != k) {
        gradient[offset + j] -= slope * (underflow ? Math.exp(logP[j] - logQ) : p[j] / q[k]);
      }
    }
  }
}
