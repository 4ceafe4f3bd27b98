package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/**
 * The 50 Hz family: mains hum and its relatives, strong and smooth, whose phase wanders with the
 * load of the grid.
 */
final class MainsSignal extends InterferenceSignal {

  private static final double MAINS_PERIOD = 0.02;
  private static final int[] NUMERATORS = {1, 1, 1, 1, 2, 3, 4, 5, 10, 25, 50};
  private static final int[] DENOMINATORS = {1, 1, 2, 3, 4, 6};

  private final int cycles;

  private MainsSignal(RandomGenerator random, int numerator, int denominator) {
    super(
        random,
        MAINS_PERIOD * numerator / denominator * (1 + 2e-4 * random.nextGaussian()),
        Draws.logUniform(random, 12, 600),
        0,
        1,
        hum(random, Math.min(numerator, 25)));
    this.cycles = Math.min(numerator, 25);
  }

  static Signal draw(RandomGenerator random) {
    int numerator = NUMERATORS[random.nextInt(NUMERATORS.length)];
    int denominator = DENOMINATORS[random.nextInt(DENOMINATORS.length)];
    return new MainsSignal(random, numerator, numerator == 1 ? denominator : 1);
  }

  private static PulseShape hum(RandomGenerator random, int cycles) {
    PulseShape shape = new PulseShape();
    int harmonics = 1 + random.nextInt(4);
    for (int h = 1; h <= harmonics; h++) {
      shape.cosine(h * cycles, random.nextDouble(), Draws.uniform(random, 0.3, 1) / h);
    }
    return shape;
  }

  @Override
  public void addTo(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    int count = geometry.subIntegrations();
    double[] track = new double[count];
    double pace = Draws.logUniform(random, 0.01, 0.4) / cycles;
    double speed = pace * random.nextGaussian();
    double phase = random.nextDouble();
    for (int row = 0; row < count; row++) {
      track[row] = phase;
      speed = 0.85 * speed + 0.5 * pace * random.nextGaussian();
      phase += speed;
    }
    double[] rows = Draws.gains(random, count, 5, Draws.uniform(random, 0, 0.5));
    addShape(fold, track, rows, broadband(random));
  }
}
