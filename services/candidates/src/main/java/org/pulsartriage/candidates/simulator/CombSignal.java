package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/** A fast periodic source found at many times its period: a comb of lines over the turn. */
final class CombSignal extends InterferenceSignal {

  private final double bend;
  private final double drift;

  private CombSignal(RandomGenerator random, int lines) {
    super(
        random,
        Draws.chance(random, 0.6)
            ? Draws.logUniform(random, 0.5, 5)
            : Draws.logUniform(random, 0.02, 0.5),
        Draws.logUniform(random, 8, 300),
        0,
        1,
        lines(random, lines));
    double line = 1.0 / lines;
    this.drift = 0.3 * line * random.nextGaussian();
    this.bend = Draws.chance(random, 0.4) ? line * random.nextGaussian() : 0;
  }

  static Signal draw(RandomGenerator random) {
    return new CombSignal(random, 2 + (int) Draws.logUniform(random, 2, 34));
  }

  private static PulseShape lines(RandomGenerator random, int lines) {
    PulseShape shape = new PulseShape();
    double duty = Draws.uniform(random, 0.15, 0.6);
    double[] heights = Draws.gains(random, lines, 2, Draws.uniform(random, 0, 0.5));
    double beat = Draws.chance(random, 0.3) ? Draws.uniform(random, 0.3, 0.9) : 0;
    for (int line = 0; line < lines; line++) {
      double at = line / (double) lines;
      double height = heights[line] * (1 + beat * Math.cos(2 * Math.PI * at));
      shape.gaussian(at, duty / lines, height);
    }
    return shape;
  }

  @Override
  public void addTo(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    double[] rows =
        Draws.chance(random, 0.25)
            ? stretch(random, geometry, Draws.uniform(random, 0.2, 0.9))
            : Draws.gains(random, geometry.subIntegrations(), 5, Draws.uniform(random, 0, 0.6));
    addShape(fold, track(geometry, random.nextDouble(), drift, bend), rows, broadband(random));
  }
}
