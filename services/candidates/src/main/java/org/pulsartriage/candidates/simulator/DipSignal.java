package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/** A drop of the power once a turn, as a switched receiver makes it: an inverted profile. */
final class DipSignal extends InterferenceSignal {

  private DipSignal(RandomGenerator random) {
    super(
        random,
        Draws.logUniform(random, 0.3, 5),
        Draws.logUniform(random, 15, 150),
        0,
        1,
        dip(random));
  }

  static Signal draw(RandomGenerator random) {
    return new DipSignal(random);
  }

  private static PulseShape dip(RandomGenerator random) {
    double width = Draws.logUniform(random, 0.008, 0.12);
    PulseShape shape = new PulseShape().gaussian(0, width, -1);
    if (Draws.chance(random, 0.5)) {
      shape.gaussian(Draws.sign(random) * width, width, -Draws.uniform(random, 0.2, 1));
    }
    if (Draws.chance(random, 0.15)) {
      shape.gaussian(0.5, width, -Draws.uniform(random, 0.3, 1));
    }
    return shape;
  }

  @Override
  public void addTo(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    double drift = 0.06 * random.nextGaussian();
    double bend = 0.03 * random.nextGaussian();
    double[] rows = Draws.gains(random, geometry.subIntegrations(), 6, 0.3);
    addShape(fold, track(geometry, random.nextDouble(), drift, bend), rows, broadband(random));
  }
}
