package org.pulsartriage.models.layer;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What batch normalisation sums over the values x of a channel, and the gradient g of them. */
interface Channels {

  /**
   * @param shape tables of samples x channels, or images of samples x channels x plane
   * @param x what comes in
   * @param g the gradient that comes back
   * @param out what is to be written; all of one shape
   * @return its channels
   */
  static Channels of(INDArray shape, FloatBuffer x, FloatBuffer g, FloatBuffer out) {
    return shape.rank() == 2
        ? new Columns(x, g, out, (int) shape.size(0), (int) shape.size(1))
        : Planes.of(shape, x, g, out);
  }

  /** Values of a channel. */
  double count();

  /** Sum of x. */
  double sum(int channel);

  /** Sum of (x - m)^2. */
  double squares(int channel, float mean);

  /** Sum of g, and sum of g (x - m). */
  double[] sums(int channel, float mean);

  /** Writes scale (g - sum / N - slope (x - m) / N). */
  void gradient(int channel, float mean, double scale, double sum, double slope);
}
