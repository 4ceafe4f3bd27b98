package org.pulsartriage.benchmarks.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/**
 * Binary GPPE as published (Zhou et al. 2023, doi 10.1007/s40747-023-01225-x), its weight detached,
 * mean over the batch. Labels are a float a sample, 1 for the minority class, which is class 1; the
 * predictions are (batch, 2) logits.
 */
final class BinaryGppeLoss extends Loss {

  private static final double ALPHA = -2;
  private static final double BETA = 6;
  private static final double SHIFT = 0.05;

  BinaryGppeLoss() {
    super("gppe");
  }

  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray y = labels.singletonOrThrow();
    NDArray logP = predictions.singletonOrThrow().logSoftmax(1).get(":,1");
    NDArray p = logP.exp();
    NDArray detached = p.stopGradient();
    NDArray weight = detached.pow(detached.mul(ALPHA).add(BETA));
    NDArray logS = p.neg().add(1 + SHIFT).minimum(1).log();
    NDArray negative = y.neg().add(1).mul(weight).mul(logS);
    return y.mul(logP).add(negative).neg().mean();
  }
}
