package org.pulsartriage.benchmarks.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.List;

/** Sub-integrations, sub-bands and curves of a candidate, each through a branch of its own. */
final class CompactBlocks implements PyTorchNetwork {

  @Override
  public String name() {
    return "compact";
  }

  @Override
  public List<Shape> inputs() {
    return List.of(new Shape(1, 16, 64), new Shape(1, 16, 64), new Shape(6, 1, 64));
  }

  @Override
  public Block block() {
    return new Blocks2d()
        .add(new Branches(image(), image(), curves()))
        .dropout(0.2f)
        .dense(48)
        .relu()
        .dense(2)
        .build();
  }

  private static Block image() {
    return new Blocks2d()
        .convolution(16, 4, 6, 2, 1, 2)
        .relu()
        .convolution(32, 3, 1)
        .relu()
        .mean(2, 2)
        .convolution(48, 3, 1)
        .relu()
        .mean(4, 2)
        .dense(32)
        .relu()
        .build();
  }

  private static Block curves() {
    return new Blocks2d()
        .convolution(32, 1, 5, 1, 0, 2)
        .relu()
        .maximum(1, 2)
        .convolution(48, 1, 5, 1, 0, 2)
        .relu()
        .maximum(1, 2)
        .convolution(48, 1, 3, 1, 0, 1)
        .relu()
        .mean(1, 2)
        .dense(32)
        .relu()
        .build();
  }
}
