package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/**
 * A tone so fast that it beats with the phase bins: moire, its envelope slipping from row to row.
 */
final class MoireSignal extends InterferenceSignal {

  private final int cycles;

  private MoireSignal(RandomGenerator random, int cycles) {
    super(
        random,
        Draws.logUniform(random, 0.05, 3),
        Draws.logUniform(random, 8, 80),
        0,
        1,
        tones(random, cycles));
    this.cycles = cycles;
  }

  static Signal draw(RandomGenerator random) {
    return new MoireSignal(random, 24 + random.nextInt(40));
  }

  private static PulseShape tones(RandomGenerator random, int cycles) {
    PulseShape shape = new PulseShape();
    shape.cosine(cycles, random.nextDouble(), 1);
    int beats = 1 + random.nextInt(4);
    for (int i = 0; i < beats; i++) {
      int other = Math.max(2, cycles + random.nextInt(9) - 4);
      shape.cosine(other, random.nextDouble(), Draws.uniform(random, 0.3, 1));
    }
    return shape;
  }

  @Override
  public void addTo(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    double drift = Draws.uniform(random, -4, 4) / cycles;
    double[] track = track(geometry, random.nextDouble(), drift, drift * random.nextGaussian());
    double[] rows =
        Draws.gains(random, geometry.subIntegrations(), 3, Draws.uniform(random, 0, 0.8));
    addShape(fold, track, rows, broadband(random));
  }
}
