package org.pulsartriage.candidates.simulator;

import java.util.random.RandomGenerator;

/**
 * Nothing but noise, of which the search took the highest peaks among very many trials: what makes
 * it a candidate is a chance periodicity, too weak to be told from the rest of the fold.
 */
final class NoiseSignal implements Signal {

  private static final int FULL_BINS = 128;

  // As often as the search summed so many.
  private static final int[] HARMONICS = {1, 1, 2, 2, 4, 4, 8, 8, 8, 16, 16, 16, 16, 16, 16, 16};

  private static final double CHANCE = 4.0;

  private final double period;
  private final SearchResponse search;
  private final PulseShape shape = new PulseShape();
  private final double chance;
  private final double phase;

  private NoiseSignal(RandomGenerator random) {
    this.period = period(random);
    double dm =
        random.nextBoolean()
            ? Draws.uniform(random, 0, 998)
            : 61.7 * Math.sinh(Draws.uniform(random, 0, Math.log(32.4)));
    int harmonics = HARMONICS[random.nextInt(HARMONICS.length)];
    for (int h = 1; h <= harmonics; h++) {
      shape.cosine(h, 0.15 * random.nextGaussian(), Draws.logNormal(random, 1, 0.4));
    }
    double[] amplitudes = shape.harmonics();
    shape.normalise(FULL_BINS, 1);
    double spectral = 5.35 - 0.5 * Math.log(1 - 0.995 * random.nextDouble());
    this.search = new SearchResponse(DmSearch.trial(dm), amplitudes, 1, spectral);
    this.chance = Math.max(0, CHANCE + 0.7 * random.nextGaussian());
    this.phase = random.nextDouble();
  }

  static Signal draw(RandomGenerator random) {
    return new NoiseSignal(random);
  }

  private static double period(RandomGenerator random) {
    double which = random.nextDouble();
    if (which < 0.6) {
      return Math.max(0.001, Math.min(0.4, Draws.logNormal(random, 0.035, 1.1)));
    }
    if (which < 0.72) {
      return Draws.logUniform(random, 0.0015, 0.02);
    }
    if (which < 0.96) {
      return Draws.logUniform(random, 0.15, 5);
    }
    return Draws.logUniform(random, 0.00026, 0.0015);
  }

  @Override
  public double period() {
    return period;
  }

  @Override
  public SearchResponse search() {
    return search;
  }

  @Override
  public Injection injection() {
    return new Injection(0, 0, 0);
  }

  @Override
  public void addTo(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    double amplitude = geometry.amplitude(chance);
    double drift = 8 * random.nextGaussian() / FULL_BINS;
    for (int row = 0; row < geometry.subIntegrations(); row++) {
      double late = phase + drift * geometry.time(row);
      for (int band = 0; band < FoldGeometry.BANDS; band++) {
        fold.add(shape, row, band, late + geometry.residualDelay(band, search.dm()), amplitude);
      }
    }
  }
}
