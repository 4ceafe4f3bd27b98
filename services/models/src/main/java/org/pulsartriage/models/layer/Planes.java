package org.pulsartriage.models.layer;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Images in memory, samples x channels x plane, and what batch normalisation sums over a channel of
 * them. Sums over a plane are in floats, since a plane is small, four side by side, so that none
 * waits for another; sums of planes are in doubles, always in the same order.
 *
 * @param x what comes in
 * @param g the gradient that comes back; of the same shape, as is all
 * @param out the gradient that is to be written
 * @param samples number of samples
 * @param channels number of channels
 * @param size values of a plane
 */
record Planes(FloatBuffer x, FloatBuffer g, FloatBuffer out, int samples, int channels, int size)
    implements Channels {

  private static final int LANES = 4;

  static Planes of(INDArray shape, FloatBuffer x, FloatBuffer g, FloatBuffer out) {
    return new Planes(
        x, g, out, (int) shape.size(0), (int) shape.size(1), (int) (shape.size(2) * shape.size(3)));
  }

  @Override
  public double count() {
    return (double) samples * size;
  }

  @Override
  public double sum(int channel) {
    double sum = 0;
    for (int sample = 0; sample < samples; sample++) {
      int from = from(sample, channel);
      int end = from + size;
      int whole = from + size / LANES * LANES;
      float s0 = 0;
      float s1 = 0;
      float s2 = 0;
      float s3 = 0;
      int i = from;
      for (; i < whole; i += LANES) {
        s0 += x.get(i);
        s1 += x.get(i + 1);
        s2 += x.get(i + 2);
        s3 += x.get(i + 3);
      }
      for (; i < end; i++) {
        s0 += x.get(i);
      }
      sum += (double) s0 + s1 + s2 + s3;
    }
    return sum;
  }

  @Override
  public double squares(int channel, float mean) {
    double sum = 0;
    for (int sample = 0; sample < samples; sample++) {
      int from = from(sample, channel);
      int end = from + size;
      int whole = from + size / LANES * LANES;
      float s0 = 0;
      float s1 = 0;
      float s2 = 0;
      float s3 = 0;
      int i = from;
      for (; i < whole; i += LANES) {
        float a = x.get(i) - mean;
        float b = x.get(i + 1) - mean;
        float c = x.get(i + 2) - mean;
        float d = x.get(i + 3) - mean;
        s0 += a * a;
        s1 += b * b;
        s2 += c * c;
        s3 += d * d;
      }
      for (; i < end; i++) {
        float a = x.get(i) - mean;
        s0 += a * a;
      }
      sum += (double) s0 + s1 + s2 + s3;
    }
    return sum;
  }

  @Override
  public double[] sums(int channel, float mean) {
    double ofG = 0;
    double ofProduct = 0;
    for (int sample = 0; sample < samples; sample++) {
      int from = from(sample, channel);
      int end = from + size;
      int whole = from + size / LANES * LANES;
      float g0 = 0;
      float g1 = 0;
      float g2 = 0;
      float g3 = 0;
      float p0 = 0;
      float p1 = 0;
      float p2 = 0;
      float p3 = 0;
      int i = from;
      for (; i < whole; i += LANES) {
        float a = g.get(i);
        float b = g.get(i + 1);
        float c = g.get(i + 2);
        float d = g.get(i + 3);
        g0 += a;
        g1 += b;
        g2 += c;
        g3 += d;
        p0 += a * (x.get(i) - mean);
        p1 += b * (x.get(i + 1) - mean);
        p2 += c * (x.get(i + 2) - mean);
        p3 += d * (x.get(i + 3) - mean);
      }
      for (; i < end; i++) {
        g0 += g.get(i);
        p0 += g.get(i) * (x.get(i) - mean);
      }
      ofG += (double) g0 + g1 + g2 + g3;
      ofProduct += (double) p0 + p1 + p2 + p3;
    }
    return new double[] {ofG, ofProduct};
  }

  @Override
  public void gradient(int channel, float mean, double scale, double sum, double slope) {
    float a = (float) scale;
    float b = (float) (-scale * slope / count());
    float k = (float) (-scale * sum / count());
    for (int sample = 0; sample < samples; sample++) {
      int from = from(sample, channel);
      int end = from + size;
      for (int i = from; i < end; i++) {
        out.put(i, a * g.get(i) + (b * (x.get(i) - mean) + k));
      }
    }
  }

  private int from(int sample, int channel) {
    return (sample * channels + channel) * size;
  }
}
