package org.pulsartriage.candidates.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.format.PhcxGeneration;

class FoldOptimiserTest {

  private static final FoldGeometry GEOMETRY =
      new FoldGeometry(PhcxGeneration.THORNTON, 32, 128, 66, 0.5, 100, 560);

  @Test
  void shouldTryTheWidthsOfTheSurvey() {
    assertThat(BoxcarSearch.widths(128)).containsExactly(1, 2, 3, 4, 6, 9, 13, 19, 28, 42, 63);
  }

  @Test
  void shouldFindAPulseThatDriftsAndIsDispersed() {
    int periodSteps = 12;
    int dmSteps = -7;
    FoldOptimiser.Optimum optimum =
        new FoldOptimiser(GEOMETRY).optimise(pulse(80, periodSteps / 128.0, dmSteps));

    assertThat(optimum.periodIndex()).isCloseTo(GEOMETRY.periodOrigin() + periodSteps, within(1));
    assertThat(optimum.dmIndex()).isCloseTo(FoldGeometry.DM_ORIGIN + dmSteps, within(2));
    assertThat(optimum.snr()).isCloseTo(80, within(8.0));
    assertThat(optimum.width()).isBetween(3, 6);
  }

  @Test
  void shouldSumTheSameFoldInEveryDirection() {
    FoldOptimiser.Optimum optimum = new FoldOptimiser(GEOMETRY).optimise(pulse(30, 0, 0));
    for (int bin = 0; bin < 128; bin++) {
      double rows = 0;
      double bands = 0;
      for (int row = 0; row < 32; row++) {
        rows += optimum.subIntegrations()[row * 128 + bin];
      }
      for (int band = 0; band < 16; band++) {
        bands += optimum.subBands()[band * 128 + bin];
      }
      assertThat(rows).isCloseTo(bands, within(1e-2));
    }
  }

  @Test
  void shouldForgetTheFoldBefore() {
    FoldOptimiser optimiser = new FoldOptimiser(GEOMETRY);
    double first = optimiser.optimise(pulse(30, 0, 0)).snr();
    optimiser.optimise(pulse(500, 0.1, 3));

    assertThat(optimiser.optimise(pulse(30, 0, 0)).snr()).isEqualTo(first);
  }

  private static FoldCube pulse(double snr, double drift, double dmSteps) {
    FoldCube fold = new FoldCube(GEOMETRY);
    fold.fillWithNoise(new SplittableRandom(2), 0);
    fold.killBand(0);
    fold.killBand(1);
    PulseShape shape = new PulseShape().gaussian(0, 0.03, 1);
    shape.normalise(128, 1);
    double dm = GEOMETRY.dm() + dmSteps * GEOMETRY.dmStep();
    for (int row = 0; row < 32; row++) {
      for (int band = 0; band < FoldGeometry.BANDS; band++) {
        double phase = 0.3 + drift * GEOMETRY.time(row) + GEOMETRY.residualDelay(band, dm);
        fold.add(shape, row, band, phase, GEOMETRY.amplitude(snr));
      }
    }
    fold.settle();
    return fold;
  }
}
