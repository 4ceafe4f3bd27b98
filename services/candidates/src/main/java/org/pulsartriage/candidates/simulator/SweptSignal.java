package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/**
 * Broadband interference that sweeps in frequency as a dispersed pulse does, or nearly: it lasts
 * for a part of the observation, fills the band in patches, or bends the wrong way.
 */
final class SweptSignal extends InterferenceSignal {

  private SweptSignal(RandomGenerator random) {
    super(
        random,
        Draws.logUniform(random, 0.01, 5),
        Draws.logUniform(random, 8, 120),
        Draws.logUniform(random, 5, 900),
        1,
        shape(random));
  }

  static Signal draw(RandomGenerator random) {
    return new SweptSignal(random);
  }

  private static PulseShape shape(RandomGenerator random) {
    PulseShape shape = new PulseShape();
    double width = Draws.logUniform(random, 0.05, 0.5);
    int humps = 1 + random.nextInt(3);
    for (int i = 0; i < humps; i++) {
      shape.gaussian(random.nextDouble(), width, Draws.uniform(random, 0.4, 1));
    }
    return shape;
  }

  @Override
  public void addTo(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    int count = geometry.subIntegrations();
    double[] rows = stretch(random, geometry, Draws.uniform(random, 0.1, 0.5));
    double[] bands = Draws.gains(random, FoldGeometry.BANDS, 1, Draws.uniform(random, 0.8, 1.6));
    double[] track = track(geometry, random.nextDouble(), 0.3 * random.nextGaussian(), 0);
    double slope = Draws.chance(random, 0.5) ? 0.5 * random.nextGaussian() : 0;
    double amplitude = geometry.amplitude(injection().snr());
    for (int row = 0; row < count; row++) {
      for (int band = 0; band < FoldGeometry.BANDS; band++) {
        if (rows[row] > 0) {
          double late =
              track[row]
                  + geometry.residualDelay(band, injection().dm())
                  + slope * (band / (double) FoldGeometry.BANDS - 0.5);
          fold.add(shape, row, band, late, amplitude * rows[row] * bands[band]);
        }
      }
    }
  }
}
