package org.pulsartriage.trainer.simulated;

import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.Truth;
import org.pulsartriage.trainer.fit.FixedPointArrays;
import org.pulsartriage.trainer.fit.SampleSource;

/** Assembled simulated candidates in memory, with what was simulated. */
final class FixedPointSamples implements SampleSource {

  private final short[][] samples;
  private final CandidateKind[] kinds;
  private final float[] snrs;
  private final double[] periods;
  private final double[][] measured;

  FixedPointSamples(int size) {
    samples = new short[size][];
    kinds = new CandidateKind[size];
    snrs = new float[size];
    periods = new double[size];
    measured = new double[size][];
  }

  /** Different indices may be put by different threads. */
  void put(int index, float[][] inputs, double[] quantities, Truth truth) {
    measured[index] = quantities;
    samples[index] = FixedPointArrays.encode(inputs);
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
    FixedPointArrays.decode(samples[index], inputs);
  }

  CandidateKind kind(int index) {
    return kinds[index];
  }

  /** What was measured on it, see {@link org.pulsartriage.models.reference.Quantity}. */
  double[] measured(int index) {
    return measured[index];
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
