package org.pulsartriage.benchmarks.pytorch;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.List;

/** One of the project's architectures, for two classes. Gives one logit a class. */
interface PyTorchNetwork {

  /**
   * @return its name in the project
   */
  String name();

  /**
   * @return its inputs in their order, each as channels x height x width
   */
  List<Shape> inputs();

  /**
   * @return the network, not yet initialised
   */
  Block block();
}
