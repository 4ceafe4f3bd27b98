package org.pulsartriage.benchmarks.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;

/** A sequence of blocks, built one behind the other in the words of the project's own networks. */
final class Blocks2d {

  /** What Deeplearning4j's layers have unless told otherwise. */
  private static final float EPSILON = 1e-5f;

  private static final float DECAY = 0.9f;

  private final SequentialBlock blocks = new SequentialBlock();

  Blocks2d convolution(
      int filters, int height, int width, int stride, int padHeight, int padWidth) {
    blocks.add(
        Conv2d.builder()
            .setKernelShape(new Shape(height, width))
            .optStride(new Shape(stride, stride))
            .optPadding(new Shape(padHeight, padWidth))
            .setFilters(filters)
            .build());
    return this;
  }

  /** Square convolution of stride 1. */
  Blocks2d convolution(int filters, int size, int pad) {
    return convolution(filters, size, size, 1, pad, pad);
  }

  Blocks2d normalisation() {
    blocks.add(BatchNorm.builder().optEpsilon(EPSILON).optMomentum(DECAY).build());
    return this;
  }

  Blocks2d relu() {
    blocks.add(Activation.reluBlock());
    return this;
  }

  Blocks2d maximum(int height, int width) {
    blocks.add(Pool.maxPool2dBlock(new Shape(height, width), new Shape(height, width)));
    return this;
  }

  Blocks2d mean(int height, int width) {
    blocks.add(Pool.avgPool2dBlock(new Shape(height, width), new Shape(height, width)));
    return this;
  }

  /** Of all that comes, whatever its shape. */
  Blocks2d dense(int units) {
    blocks.add(Blocks.batchFlattenBlock()).add(Linear.builder().setUnits(units).build());
    return this;
  }

  Blocks2d dropout(float rate) {
    blocks.add(Dropout.builder().optRate(rate).build());
    return this;
  }

  Blocks2d add(ai.djl.nn.Block block) {
    blocks.add(block);
    return this;
  }

  SequentialBlock build() {
    return blocks;
  }
}
