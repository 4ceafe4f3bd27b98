package org.pulsartriage.trainer.compact;

import java.util.Arrays;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.Truth;
import org.pulsartriage.trainer.fit.SampleSource;

/**
 * Assembled candidates in memory as 16-bit fixed point, half of what floats need: steps of 1/2048
 * in a range of +-16, far below the noise and beyond what assembly gives.
 */
final class FixedPointSamples implements SampleSource {

  private static final float STEPS = 2048;

  private final short[][] samples;
  private final CandidateKind[] kinds;
  private final float[] snrs;
  private final double[] periods;

  FixedPointSamples(int size) {
    samples = new short[size][];
    kinds = new CandidateKind[size];
    snrs = new float[size];
    periods = new double[size];
  }

  /** Different indices may be put by different threads. */
  void put(int index, float[][] inputs, Truth truth) {
    int length = Arrays.stream(inputs).mapToInt(input -> input.length).sum();
    short[] sample = new short[length];
    int position = 0;
    for (float[] input : inputs) {
      for (float value : input) {
        int steps = Math.round(value * STEPS);
        sample[position++] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, steps));
      }
    }
    samples[index] = sample;
    kinds[index] = truth.kind();
    snrs[index] = (float) truth.snr();
    periods[index] = truth.period();
  }

  @Override
  public int size() {
    return samples.length;
  }

  @Override
  public int classOf(int index) {
    return kinds[index].isPulsar() ? 1 : 0;
  }

  @Override
  public void read(int index, float[][] inputs) {
    int position = 0;
    for (float[] input : inputs) {
      for (int i = 0; i < input.length; i++) {
        input[i] = samples[index][position++] / STEPS;
      }
    }
  }

  CandidateKind kind(int index) {
    return kinds[index];
  }

  /** True period in seconds. */
  double period(int index) {
    return periods[index];
  }

  /** S/N that was put into the profile; 0 for noise. */
  double snr(int index) {
    return snrs[index];
  }
}
