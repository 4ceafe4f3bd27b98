package org.pulsartriage.models.loss;

/**
 * A batch as plain numbers, row-major.
 *
 * @param rows samples
 * @param classes logits a sample
 * @param logits rows x classes
 * @param labels rows x classes, each row a distribution
 * @param weights a weight of at least 0 a sample, or null for 1
 */
record LogitBatch(int rows, int classes, double[] logits, double[] labels, double[] weights) {

  double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  double label(int row, int k) {
    return labels[row * classes + k];
  }
}
