package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/**
 * A chirped radar whose antenna turns: a narrow pulse over the whole band, swept as by dispersion,
 * steady in phase, seen whenever the antenna looks at the telescope: in several stretches of equal
 * length, equally far apart. The profile and the DM curve are a pulsar's; only the sub-integrations
 * tell.
 */
final class ScanningRadarSignal extends InterferenceSignal {

  private ScanningRadarSignal(RandomGenerator random) {
    super(
        random,
        Draws.logUniform(random, 0.05, 1),
        Draws.logUniform(random, 12, 60),
        Draws.logUniform(random, 30, 300),
        1,
        new PulseShape().gaussian(0, Draws.logUniform(random, 0.015, 0.05), 1));
  }

  static Signal draw(RandomGenerator random) {
    return new ScanningRadarSignal(random);
  }

  @Override
  public void addTo(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    double turns = Draws.uniform(random, 3, 5);
    double share = Draws.uniform(random, 0.35, 0.55);
    double start = random.nextDouble();
    double[] rows = new double[geometry.subIntegrations()];
    int on = 0;
    for (int row = 0; row < rows.length; row++) {
      double angle = start + turns * (row + 0.5) / rows.length;
      if (angle - Math.floor(angle) < share) {
        rows[row] = 1;
        on++;
      }
    }
    for (int row = 0; row < rows.length; row++) {
      rows[row] *= rows.length / (double) Math.max(1, on);
    }
    addShape(fold, track(geometry, random.nextDouble(), 0, 0), rows, broadband(random));
  }
}
