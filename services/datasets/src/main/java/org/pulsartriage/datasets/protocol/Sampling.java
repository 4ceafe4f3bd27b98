package org.pulsartriage.datasets.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Balancing of the training classes by sampling, after the cut. */
public enum Sampling {
  /** As cut. */
  NONE,
  /**
   * Random over-sampling: every class is filled up to the largest with samples of its own, drawn
   * with replacement.
   */
  ROS,
  /**
   * Random under-sampling: every class keeps as many as the smallest, drawn without replacement.
   */
  RUS;

  /**
   * @param classes indices of the samples of each class
   * @param random source of the draw
   * @return indices of the balanced classes; over-sampled ones keep theirs first
   */
  List<int[]> balance(List<int[]> classes, SplittableRandom random) {
    List<int[]> balanced = new ArrayList<>();
    int most = classes.stream().mapToInt(indices -> indices.length).max().orElse(0);
    int least = classes.stream().mapToInt(indices -> indices.length).min().orElse(0);
    for (int[] indices : classes) {
      balanced.add(
          switch (this) {
            case NONE -> indices.clone();
            case ROS -> fill(indices, most, random);
            case RUS -> Draw.without(indices, least, random);
          });
    }
    return balanced;
  }

  private static int[] fill(int[] indices, int size, SplittableRandom random) {
    int[] filled = Arrays.copyOf(indices, size);
    for (int i = indices.length; i < size; i++) {
      filled[i] = indices[random.nextInt(indices.length)];
    }
    return filled;
  }
}
