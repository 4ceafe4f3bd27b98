package org.pulsartriage.models.layer;

import java.nio.FloatBuffer;

/**
 * A table in memory, samples x channels: what a dense layer gives. For one of some thousand values
 * oneDNN takes longer to prepare than to compute.
 *
 * @param x what comes in
 * @param g the gradient that comes back; of the same shape, as is all
 * @param out what is to be written
 * @param samples number of samples
 * @param channels number of channels
 */
record Columns(FloatBuffer x, FloatBuffer g, FloatBuffer out, int samples, int channels)
    implements Channels {

  @Override
  public double count() {
    return samples;
  }

  @Override
  public double sum(int channel) {
    double sum = 0;
    for (int i = channel; i < samples * channels; i += channels) {
      sum += x.get(i);
    }
    return sum;
  }

  @Override
  public double squares(int channel, float mean) {
    double sum = 0;
    for (int i = channel; i < samples * channels; i += channels) {
      float a = x.get(i) - mean;
      sum += a * a;
    }
    return sum;
  }

  @Override
  public double[] sums(int channel, float mean) {
    double ofG = 0;
    double ofProduct = 0;
    for (int i = channel; i < samples * channels; i += channels) {
      ofG += g.get(i);
      ofProduct += g.get(i) * (x.get(i) - mean);
    }
    return new double[] {ofG, ofProduct};
  }

  @Override
  public void gradient(int channel, float mean, double scale, double sum, double slope) {
    float a = (float) scale;
    float b = (float) (-scale * slope / count());
    float k = (float) (-scale * sum / count());
    for (int i = channel; i < samples * channels; i += channels) {
      out.put(i, a * g.get(i) + (b * (x.get(i) - mean) + k));
    }
  }

  /** Writes scale (x - m) + shift. */
  void normalise(int channel, float mean, float scale, float shift) {
    for (int i = channel; i < samples * channels; i += channels) {
      out.put(i, scale * (x.get(i) - mean) + shift);
    }
  }
}
