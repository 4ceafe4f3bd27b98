package org.pulsartriage.trainer.compact;

import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.trainer.fit.FixedPointArrays;
import org.pulsartriage.trainer.fit.SampleSource;

/** Assembled simulated candidates in memory, with what was simulated. */
final class FixedPointSamples implements SampleSource {

  private final short[][] samples;
  private final CandidateKind[] kinds;
  private final float[] snrs;

  FixedPointSamples(int size) {
    samples = new short[size][];
    kinds = new CandidateKind[size];
    snrs = new float[size];
  }

  /** Different indices may be put by different threads. */
  void put(int index, float[][] inputs, CandidateKind kind, double snr) {
    samples[index] = FixedPointArrays.encode(inputs);
    kinds[index] = kind;
    snrs[index] = (float) snr;
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

  /** S/N that was put into the profile; 0 for noise. */
  double snr(int index) {
    return snrs[index];
  }
}
