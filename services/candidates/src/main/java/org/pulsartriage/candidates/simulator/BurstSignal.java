package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/** Bursts: a few sub-integrations filled with something strong, the rest noise. */
final class BurstSignal extends InterferenceSignal {

  private static final double STRENGTH = 6;

  private BurstSignal(RandomGenerator random) {
    super(
        random,
        Draws.logUniform(random, 0.005, 5),
        Draws.logUniform(random, 6, 100),
        0,
        Draws.chance(random, 0.5) ? 1 : 0.3,
        new PulseShape().gaussian(0, Draws.logUniform(random, 0.01, 0.4), 1));
  }

  static Signal draw(RandomGenerator random) {
    return new BurstSignal(random);
  }

  @Override
  public void addTo(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    int count = geometry.subIntegrations();
    double[] track = new double[count];
    double[] rows = new double[count];
    int bursts = 1 + random.nextInt(4);
    double each = count / (double) bursts;
    for (int i = 0; i < bursts; i++) {
      rows[random.nextInt(count)] = each * Draws.logNormal(random, 1, 0.5);
    }
    double phase = random.nextDouble();
    boolean steady = random.nextBoolean();
    for (int row = 0; row < count; row++) {
      track[row] = steady ? phase + 0.02 * random.nextGaussian() : random.nextDouble();
      if (rows[row] > 0) {
        disturb(fold, row, random);
      }
    }
    double[] bands =
        random.nextBoolean() ? broadband(random) : patch(random, 1 + random.nextInt(6));
    addShape(fold, track, rows, bands);
  }

  // A burst disturbs the level over the whole turn too.
  private static void disturb(FoldCube fold, int row, RandomGenerator random) {
    double strength = Draws.logUniform(random, 0.1, STRENGTH);
    PulseShape level = new PulseShape();
    for (int h = 1; h <= 5; h++) {
      level.cosine(h, random.nextDouble(), strength / h * random.nextGaussian());
    }
    double[] bands = Draws.gains(random, FoldGeometry.BANDS, 3, 1);
    for (int band = 0; band < FoldGeometry.BANDS; band++) {
      fold.add(level, row, band, 0, 0.25 * bands[band]);
    }
  }
}
