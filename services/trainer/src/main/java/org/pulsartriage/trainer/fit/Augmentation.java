package org.pulsartriage.trainer.fit;

import java.util.random.RandomGenerator;

/** Changes a sample in a way that leaves its class as it is. */
@FunctionalInterface
public interface Augmentation {

  /** Leaves samples as they are. */
  Augmentation NONE = (inputs, random) -> {};

  /**
   * @param inputs a sample, an array an input of the network, changed in place
   * @param random the only source of chance
   */
  void apply(float[][] inputs, RandomGenerator random);
}
