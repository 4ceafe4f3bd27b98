package org.pulsartriage.candidates.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.format.PhcxGeneration;

class DmSearchTest {

  private static final double[] NARROW = new PulseShape().gaussian(0, 0.03, 1).harmonics();

  @Test
  void shouldPeakAtTheDispersionMeasureOfTheSignal() {
    DmSearch.Curve curve = search(0.5, new SearchResponse(200, NARROW, 1, 40));

    assertThat(curve.dms()[curve.best()]).isCloseTo(200, within(6f));
    assertThat(curve.snrs()[curve.best()]).isCloseTo(40, within(4f));
  }

  @Test
  void shouldBeTheNarrowerTheShorterThePeriod() {
    assertThat(halfWidth(0.01)).isLessThan(halfWidth(0.1));
    assertThat(halfWidth(0.1)).isLessThan(halfWidth(1));
  }

  @Test
  void shouldBeTheWiderTheLessOfTheBandASignalFills() {
    double whole = halfWidth(0.1, 1);
    assertThat(halfWidth(0.1, 0.125)).isGreaterThan(4 * whole);
  }

  @Test
  void shouldKeepTheTrialsOfTheSurvey() {
    DmSearch.Curve curve = search(0.5, new SearchResponse(200, NARROW, 1, 40));

    assertThat(curve.dms()).hasSize(1196).startsWith(0f);
    assertThat(curve.dms()[1]).isCloseTo(0.18f, within(1e-3f));
    assertThat(curve.dms()[1195]).isCloseTo(998.57f, within(0.1f));
  }

  @Test
  void shouldListWhatRoseAboveTheThresholdInTheOlderLayout() {
    DmSearch.Curve curve =
        DmSearch.search(
            PhcxGeneration.MEDLAT,
            0.3,
            new SearchResponse(160, NARROW, 1, 35),
            new SplittableRandom(1));

    assertThat(curve.snrs().length).isBetween(30, 1830);
    for (float snr : curve.snrs()) {
      assertThat(snr).isGreaterThanOrEqualTo(6);
    }
  }

  private static double halfWidth(double period) {
    return halfWidth(period, 1);
  }

  private static double halfWidth(double period, double bandwidth) {
    DmSearch.Curve curve = search(period, new SearchResponse(300, NARROW, bandwidth, 30));
    double low = 1e9;
    double high = 0;
    for (int i = 0; i < curve.dms().length; i++) {
      if (curve.snrs()[i] > 15) {
        low = Math.min(low, curve.dms()[i]);
        high = Math.max(high, curve.dms()[i]);
      }
    }
    return high - low;
  }

  private static DmSearch.Curve search(double period, SearchResponse response) {
    return DmSearch.search(PhcxGeneration.THORNTON, period, response, new SplittableRandom(5));
  }
}
