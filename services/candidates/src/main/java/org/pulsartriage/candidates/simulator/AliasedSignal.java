package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/**
 * A period of a few samples only: the fold's bins fill unevenly, which leaves a pattern of every
 * second or fourth bin that comes and goes with the beat of sampling and period.
 */
final class AliasedSignal extends InterferenceSignal {

  private AliasedSignal(RandomGenerator random) {
    super(
        random,
        Draws.logUniform(random, 0.00025, 0.0006),
        Draws.logUniform(random, 5, 60),
        Draws.uniform(random, 0, 998),
        1,
        new PulseShape().cosine(1, 0, 1));
  }

  static Signal draw(RandomGenerator random) {
    return new AliasedSignal(random);
  }

  @Override
  public void addTo(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    int every = random.nextBoolean() ? 2 : 4;
    int blocks = 1 << random.nextInt(4);
    double strength =
        geometry.amplitude(injection().snr())
            / Math.sqrt(geometry.bins())
            * Draws.logUniform(random, 0.5, 10);
    double beat = Draws.logUniform(random, 1, 8);
    double start = random.nextDouble();
    double share = Draws.uniform(random, 0.4, 1);
    double[] bands = Draws.gains(random, FoldGeometry.BANDS, 1, 0.8);
    for (int row = 0; row < geometry.subIntegrations(); row++) {
      double swing = Math.cos(2 * Math.PI * (start + beat * geometry.time(row)));
      if (Math.abs(swing) < 1 - share) {
        continue;
      }
      for (int band = 0; band < FoldGeometry.BANDS; band++) {
        int from = fold.offset(row, band);
        for (int bin = 0; bin < geometry.bins(); bin++) {
          int block = bin * blocks / geometry.bins();
          int sign = bin % every == 0 ? 1 : -1;
          sign = block % 2 == 0 ? sign : -sign;
          fold.values()[from + bin] += (float) (strength * bands[band] * swing * sign);
        }
      }
    }
  }
}
