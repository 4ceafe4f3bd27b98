package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/** A slow change of the power folded into one broad hump, strongest at dispersion measure 0. */
final class HumpSignal extends InterferenceSignal {

  private HumpSignal(RandomGenerator random) {
    super(
        random,
        Draws.chance(random, 0.5)
            ? Draws.logUniform(random, 0.5, 6)
            : Draws.logUniform(random, 0.0008, 0.5),
        Draws.logUniform(random, 7, 120),
        0,
        1,
        hump(random));
  }

  static Signal draw(RandomGenerator random) {
    return new HumpSignal(random);
  }

  private static PulseShape hump(RandomGenerator random) {
    double width = Draws.uniform(random, 0.15, 0.6);
    return new PulseShape()
        .gaussian(0, width, 1)
        .gaussian(Draws.uniform(random, -0.5, 0.5), width, Draws.uniform(random, -0.3, 0.5))
        .cosine(1, random.nextDouble(), Draws.uniform(random, 0, 0.3));
  }

  @Override
  public void addTo(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    int count = geometry.subIntegrations();
    double[] track = track(geometry, random.nextDouble(), 0.15 * random.nextGaussian(), 0);
    double[] restless = Draws.course(random, count, Draws.uniform(random, 0.3, 3));
    double restlessness = Draws.uniform(random, 0, 0.15);
    for (int row = 0; row < count; row++) {
      track[row] += restlessness * restless[row];
    }
    double[] rows =
        random.nextBoolean()
            ? stretch(random, geometry, Draws.uniform(random, 0.2, 0.8))
            : Draws.gains(random, count, Draws.uniform(random, 0.3, 6), 0.8);
    addShape(fold, track, rows, broadband(random));
  }
}
