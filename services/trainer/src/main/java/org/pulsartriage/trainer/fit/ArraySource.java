package org.pulsartriage.trainer.fit;

import java.util.Arrays;

/** Samples of a network with one input, one after the other in a single array. */
public final class ArraySource implements SampleSource {

  private final float[] features;
  private final int[] classes;
  private final int length;

  /**
   * @param features the samples, batch first; not copied
   * @param classes the class of each, from 0; not copied
   */
  public ArraySource(float[] features, int[] classes) {
    if (classes.length == 0 || features.length % classes.length != 0) {
      throw new IllegalArgumentException(
          features.length + " values do not make " + classes.length + " samples");
    }
    this.features = features;
    this.classes = classes;
    this.length = features.length / classes.length;
  }

  @Override
  public int size() {
    return classes.length;
  }

  @Override
  public int classOf(int index) {
    return classes[index];
  }

  @Override
  public void read(int index, float[][] inputs) {
    System.arraycopy(features, index * length, inputs[0], 0, length);
  }

  /**
   * @return how many samples each class has, from class 0 to the last one that has any
   */
  public int[] counts() {
    int[] counts = new int[Arrays.stream(classes).max().orElse(0) + 1];
    for (int c : classes) {
      counts[c]++;
    }
    return counts;
  }
}
