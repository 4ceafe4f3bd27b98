package org.pulsartriage.trainer.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.pulsartriage.trainer.fit.EpochRandom;
import org.pulsartriage.trainer.fit.FixedPointArrays;
import org.pulsartriage.trainer.fit.SampleSource;

/** All samples of a recipe in memory, each with its class and where it came from. */
final class RecipeSamples {

  private final List<short[]> samples = new ArrayList<>();
  private final List<double[]> measured = new ArrayList<>();
  private final List<Boolean> pulsars = new ArrayList<>();
  private final List<Integer> sources = new ArrayList<>();

  void add(short[] sample, double[] quantities, boolean pulsar, int source) {
    samples.add(sample);
    measured.add(quantities);
    pulsars.add(pulsar);
    sources.add(source);
  }

  int size() {
    return samples.size();
  }

  double[] measured(int index) {
    return measured.get(index);
  }

  boolean isPulsar(int index) {
    return pulsars.get(index);
  }

  int sourceOf(int index) {
    return sources.get(index);
  }

  /** A part of the samples, for training or to look at. */
  SampleSource part(int[] indices) {
    return new SampleSource() {
      @Override
      public int size() {
        return indices.length;
      }

      @Override
      public int classOf(int index) {
        return isPulsar(indices[index]) ? 1 : 0;
      }

      @Override
      public void read(int index, float[][] inputs) {
        FixedPointArrays.decode(samples.get(indices[index]), inputs);
      }
    };
  }

  /**
   * What is trained on and what is kept from it.
   *
   * @param train indices, ascending
   * @param validation indices, ascending
   */
  record Parts(int[] train, int[] validation) {}

  /** Keeps the same share of each class of each source. */
  Parts divide(Recipe.Validation validation, int sourceCount) {
    boolean[] kept = new boolean[size()];
    for (int source = 0; source < sourceCount; source++) {
      for (boolean pulsar : new boolean[] {false, true}) {
        int[] of = of(source, pulsar);
        RandomGenerator random = EpochRandom.of(validation.seed(), source, "validation " + pulsar);
        int wanted = (int) (of.length * validation.share());
        for (int i = 0; i < wanted; i++) {
          int other = i + random.nextInt(of.length - i);
          int index = of[other];
          of[other] = of[i];
          of[i] = index;
          kept[index] = true;
        }
      }
    }
    int[] all = IntStream.range(0, size()).toArray();
    return new Parts(
        Arrays.stream(all).filter(i -> !kept[i]).toArray(),
        Arrays.stream(all).filter(i -> kept[i]).toArray());
  }

  private int[] of(int source, boolean pulsar) {
    return IntStream.range(0, size())
        .filter(i -> sourceOf(i) == source && isPulsar(i) == pulsar)
        .toArray();
  }
}
