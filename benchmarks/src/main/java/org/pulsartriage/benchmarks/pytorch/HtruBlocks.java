package org.pulsartriage.benchmarks.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.List;

/** The network for 64 x 64 sub-integrations of Zhou et al. 2023. */
final class HtruBlocks implements PyTorchNetwork {

  @Override
  public String name() {
    return "htru";
  }

  @Override
  public List<Shape> inputs() {
    return List.of(new Shape(1, 64, 64));
  }

  @Override
  public Block block() {
    return new Blocks2d()
        .convolution(64, 2, 2, 2, 0, 0)
        .normalisation()
        .relu()
        .convolution(128, 5, 1)
        .normalisation()
        .relu()
        .convolution(128, 5, 1)
        .normalisation()
        .relu()
        .maximum(2, 2)
        .convolution(128, 5, 1)
        .normalisation()
        .relu()
        .maximum(2, 2)
        .dense(1024)
        .normalisation()
        .relu()
        .dense(512)
        .normalisation()
        .relu()
        .dense(2)
        .build();
  }
}
