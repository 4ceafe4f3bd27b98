package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/**
 * A periodic transmitter in a few sub-bands. Dispersion hardly matters to it, so that the search
 * may find it at any dispersion measure.
 */
final class NarrowBandSignal extends InterferenceSignal {

  private final int bands;

  private NarrowBandSignal(RandomGenerator random, int bands) {
    super(
        random,
        Draws.logUniform(random, 0.003, 5),
        Draws.logUniform(random, 8, 120),
        Draws.uniform(random, 0, 400),
        bands / (double) FoldGeometry.BANDS,
        shape(random));
    this.bands = bands;
  }

  static Signal draw(RandomGenerator random) {
    return new NarrowBandSignal(random, 1 + random.nextInt(4));
  }

  private static PulseShape shape(RandomGenerator random) {
    PulseShape shape = new PulseShape();
    int lines = Draws.chance(random, 0.6) ? 1 : 2 + random.nextInt(8);
    double width = Draws.logUniform(random, 0.015, 0.4) / lines;
    for (int line = 0; line < lines; line++) {
      shape.gaussian(line / (double) lines, width, Draws.uniform(random, 0.6, 1));
    }
    return shape;
  }

  @Override
  public void addTo(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    int count = geometry.subIntegrations();
    double drift = Draws.chance(random, 0.4) ? 0.3 * random.nextGaussian() : 0.02;
    double[] rows =
        Draws.chance(random, 0.4)
            ? stretch(random, geometry, Draws.uniform(random, 0.15, 0.9))
            : Draws.gains(random, count, 4, Draws.uniform(random, 0.1, 0.8));
    addShape(
        fold,
        track(geometry, random.nextDouble(), drift, 0.03 * random.nextGaussian()),
        rows,
        patch(random, bands));
  }
}
