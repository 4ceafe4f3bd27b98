package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/** A clock that does not keep the fold's time: its track drifts, bends or wanders over the turn. */
final class DriftSignal extends InterferenceSignal {

  private DriftSignal(RandomGenerator random) {
    super(
        random,
        Draws.logUniform(random, 0.003, 5),
        Draws.logUniform(random, 15, 300),
        Draws.chance(random, 0.7) ? 0 : Draws.logUniform(random, 2, 300),
        1,
        lines(random));
  }

  static Signal draw(RandomGenerator random) {
    return new DriftSignal(random);
  }

  private static PulseShape lines(RandomGenerator random) {
    PulseShape shape = new PulseShape();
    int lines = 1 + (int) Draws.logUniform(random, 1, 5);
    if (Draws.chance(random, 0.5)) {
      lines = 1;
    }
    double width = Draws.logUniform(random, 0.03, 0.5) / lines;
    for (int line = 0; line < lines; line++) {
      double height = Draws.uniform(random, 0.5, 1);
      shape.gaussian(line / (double) lines, width, height);
    }
    return shape;
  }

  @Override
  public void addTo(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    int count = geometry.subIntegrations();
    double[] track;
    if (random.nextBoolean()) {
      track =
          track(
              geometry,
              random.nextDouble(),
              Draws.sign(random) * Draws.logUniform(random, 0.2, 3),
              Draws.sign(random) * Draws.logUniform(random, 0.1, 1.5));
    } else {
      double step = Draws.logUniform(random, 0.01, 0.15);
      double speed = 0;
      double phase = random.nextDouble();
      track = new double[count];
      for (int row = 0; row < count; row++) {
        track[row] = phase;
        speed = 0.8 * speed + step * random.nextGaussian();
        phase += speed;
      }
    }
    double[] rows =
        Draws.chance(random, 0.3)
            ? stretch(random, geometry, Draws.uniform(random, 0.3, 0.9))
            : Draws.gains(random, count, 4, Draws.uniform(random, 0.1, 0.7));
    addShape(fold, track, rows, broadband(random));
  }
}
