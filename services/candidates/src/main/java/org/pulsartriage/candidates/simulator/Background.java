package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;
import org.pulsartriage.candidates.format.PhcxGeneration;

/**
 * What stands in every fold: radiometer noise, its gain that differs a little between rows and
 * bands, the receiver's slow wander (which matters only to long periods), and the channels that the
 * survey always zapped.
 */
final class Background {

  // Correlation of neighbouring bins that the survey's folds show, and the period of half of it.
  private static final double MEMORY = 0.045;
  private static final double MEMORY_PERIOD = 0.03;
  private static final int WANDER_HARMONICS = 6;

  private Background() {}

  /**
   * @param fold an empty fold
   * @param random source of the noise
   */
  static void fill(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    fold.fillWithNoise(random, MEMORY * geometry.period() / (geometry.period() + MEMORY_PERIOD));
    wander(fold, random);
    double spread = Draws.uniform(random, 0.01, 0.06);
    double[] rows = Draws.gains(random, geometry.subIntegrations(), 2, spread);
    boolean disturbed = Draws.chance(random, 0.06);
    for (int row = 0; row < geometry.subIntegrations(); row++) {
      double gain = rows[row];
      if (disturbed && Draws.chance(random, 0.12)) {
        gain *= Draws.uniform(random, 1.2, 2.5);
      }
      fold.scaleRow(row, gain);
    }
    double[] bands = Draws.gains(random, FoldGeometry.BANDS, 4, Draws.uniform(random, 0.03, 0.12));
    for (int band = 0; band < FoldGeometry.BANDS; band++) {
      fold.scaleBand(band, bands[band]);
    }
    zap(fold, random);
  }

  // Red noise: at the frequencies of a fold's harmonics it falls with a power of the frequency.
  private static void wander(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    double strength = 0.11 * Math.pow(geometry.period() / 2, 1.3) * Draws.logNormal(random, 1, 0.6);
    if (strength < 0.003) {
      return;
    }
    for (int row = 0; row < geometry.subIntegrations(); row++) {
      PulseShape course = new PulseShape();
      for (int h = 1; h <= WANDER_HARMONICS; h++) {
        course.cosine(h, random.nextDouble(), strength * Math.pow(h, -1.3) * random.nextGaussian());
      }
      for (int band = 0; band < FoldGeometry.BANDS; band++) {
        fold.add(course, row, band, 0, 1);
      }
    }
  }

  private static void zap(FoldCube fold, RandomGenerator random) {
    if (fold.geometry().generation() == PhcxGeneration.MEDLAT) {
      if (Draws.chance(random, 0.7)) {
        return;
      }
    }
    fold.killBand(0);
    fold.killBand(1);
    if (Draws.chance(random, 0.05)) {
      int first = 2 + random.nextInt(FoldGeometry.BANDS - 2);
      int count = 1 + random.nextInt(3);
      for (int band = first; band < Math.min(FoldGeometry.BANDS, first + count); band++) {
        fold.killBand(band);
      }
    }
  }
}
