package org.pulsartriage.benchmarks.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.List;

/** LeCun et al. 1998, with rectifiers, for 28 x 28 grey images. */
final class LeNetBlocks implements PyTorchNetwork {

  @Override
  public String name() {
    return "lenet";
  }

  @Override
  public List<Shape> inputs() {
    return List.of(new Shape(1, 28, 28));
  }

  @Override
  public Block block() {
    return new Blocks2d()
        .convolution(6, 5, 2)
        .relu()
        .maximum(2, 2)
        .convolution(16, 5, 0)
        .relu()
        .maximum(2, 2)
        .dense(120)
        .relu()
        .dense(84)
        .relu()
        .dense(2)
        .build();
  }
}
