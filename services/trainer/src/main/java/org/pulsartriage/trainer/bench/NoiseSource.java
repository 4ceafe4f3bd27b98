package org.pulsartriage.trainer.bench;

import java.util.List;
import java.util.Random;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.trainer.fit.SampleSource;

/** Samples of normal noise in memory, classes 0 and 1 in turn. */
final class NoiseSource implements SampleSource {

  private final float[][][] samples;

  NoiseSource(List<InputShape> shapes, int size, Random random) {
    samples = new float[size][shapes.size()][];
    for (float[][] sample : samples) {
      for (int input = 0; input < sample.length; input++) {
        sample[input] = new float[shapes.get(input).size()];
        for (int k = 0; k < sample[input].length; k++) {
          sample[input][k] = (float) random.nextGaussian();
        }
      }
    }
  }

  @Override
  public int size() {
    return samples.length;
  }

  @Override
  public int classOf(int index) {
    return index % 2;
  }

  @Override
  public void read(int index, float[][] inputs) {
    for (int input = 0; input < inputs.length; input++) {
      System.arraycopy(samples[index][input], 0, inputs[input], 0, inputs[input].length);
    }
  }
}
