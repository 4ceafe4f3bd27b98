package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/**
 * A receiver that failed for part of the observation: dead rows and bands, rows of a nearly
 * constant level with single odd samples, and the rest noise.
 */
final class DeadSignal extends InterferenceSignal {

  private DeadSignal(RandomGenerator random) {
    super(
        random,
        Draws.logUniform(random, 0.0003, 0.5),
        Draws.logUniform(random, 3, 8),
        Draws.uniform(random, 0, 990),
        1,
        new PulseShape().gaussian(0, Draws.logUniform(random, 0.01, 0.3), 1));
  }

  static Signal draw(RandomGenerator random) {
    return new DeadSignal(random);
  }

  @Override
  public void addTo(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    int count = geometry.subIntegrations();
    double[] failed = stretch(random, geometry, Draws.uniform(random, 0.15, 0.6));
    for (int row = 0; row < count; row++) {
      if (failed[row] == 0) {
        continue;
      }
      if (Draws.chance(random, 0.4)) {
        fold.killRow(row);
      } else {
        flatten(fold, row, random);
      }
    }
    int bands = random.nextInt(5);
    int first = 2 + random.nextInt(FoldGeometry.BANDS - 2);
    for (int band = first; band < Math.min(first + bands, FoldGeometry.BANDS); band++) {
      fold.killBand(band);
    }
    double quiet = Draws.chance(random, 0.4) ? Draws.logUniform(random, 0.02, 0.3) : 1;
    double[] track = track(geometry, random.nextDouble(), 0, 0);
    double[] ones = Draws.gains(random, count, 4, 0.3);
    addShape(fold, track, ones, broadband(random));
    for (int row = 0; row < count; row++) {
      fold.scaleRow(row, quiet);
    }
  }

  private static void flatten(FoldCube fold, int row, RandomGenerator random) {
    int bins = fold.geometry().bins();
    fold.scaleRow(row, 0.02);
    int odd = random.nextInt(6);
    for (int i = 0; i < odd; i++) {
      int bin = random.nextInt(bins);
      float height = (float) (random.nextGaussian() * 0.8);
      for (int band = 0; band < FoldGeometry.BANDS; band++) {
        fold.values()[fold.offset(row, band) + bin] += height;
      }
    }
  }
}
