package org.pulsartriage.trainer.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pulsartriage.models.bundle.Calibration;
import org.pulsartriage.models.bundle.IsotonicCalibration;
import org.pulsartriage.models.bundle.LogisticCalibration;

class CalibrationFitsTest {

  private static final double PRIOR = 1.0 / 76;

  /** Normal logits about -1 and +1: their true log odds are 2 x at equal numbers. */
  private static HeldOut samples(int positives, int negatives, long seed) {
    Random random = new Random(seed);
    double[] logits = new double[positives + negatives];
    boolean[] positive = new boolean[logits.length];
    for (int i = 0; i < logits.length; i++) {
      positive[i] = i < positives;
      logits[i] = random.nextGaussian() + (positive[i] ? 1 : -1);
    }
    return new HeldOut(logits, positive, PRIOR);
  }

  @Test
  void shouldFindTheSlopeAndInterceptOfBayesTheorem() {
    LogisticCalibration found =
        (LogisticCalibration) CalibrationFits.named("platt").fit(samples(20_000, 20_000, 1));

    assertThat(found.slope()).isCloseTo(2, within(0.06));
    assertThat(found.intercept()).isCloseTo(Math.log(PRIOR / (1 - PRIOR)), within(0.06));
  }

  @Test
  void shouldFindTheTemperatureWhereThereIsNothingElseToFind() {
    Random random = new Random(2);
    double[] logits = new double[40_000];
    boolean[] positive = new boolean[logits.length];
    for (int i = 0; i < logits.length; i++) {
      double truth = 2 * random.nextGaussian();
      positive[i] = random.nextDouble() < 1 / (1 + Math.exp(-truth));
      logits[i] = 4 * truth;
    }

    LogisticCalibration found =
        (LogisticCalibration)
            CalibrationFits.named("temperature").fit(new HeldOut(logits, positive, 0.5));

    assertThat(found.slope()).isCloseTo(0.25, within(0.01));
    assertThat(found.intercept()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"platt", "isotonic"})
  void shouldCalibrateSamplesThatItNeverSawAtTheSurveysPrior(String name) {
    Calibration calibration = CalibrationFits.named(name).fit(samples(4_000, 12_000, 3));

    HeldOut others = samples(2_000, 20_000, 4);
    assertThat(CalibrationReport.of(others, calibration).expectedCalibrationError())
        .isLessThan(0.003);
    assertThat(CalibrationReport.of(others, Calibration.NONE).expectedCalibrationError())
        .isGreaterThan(0.2);
  }

  @Test
  void shouldPoolAdjacentViolators() {
    HeldOut samples =
        new HeldOut(
            new double[] {1, 2, 3, 4, 5, 6},
            new boolean[] {false, true, false, true, false, true},
            0.5);

    assertThat(CalibrationFits.named("isotonic").fit(samples))
        .isEqualTo(
            new IsotonicCalibration(List.of(1.0, 3.5, 6.0), List.of(0.5 / 6, 0.5, 1 - 0.5 / 6)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"temperature", "platt", "isotonic"})
  void shouldStayShortOfCertaintyWhereNoSampleErrs(String name) {
    Calibration calibration =
        CalibrationFits.named(name)
            .fit(
                new HeldOut(
                    new double[] {-3, -2, 2, 3}, new boolean[] {false, false, true, true}, 0.5));

    assertThat(calibration.probability(3)).isLessThan(1);
    assertThat(calibration.probability(-3)).isPositive();
    assertThat(calibration.probability(3)).isGreaterThan(calibration.probability(-3));
  }

  @Test
  void shouldNameTheWaysThereAreWhenAskedForAnother() {
    assertThatThrownBy(() -> CalibrationFits.named("beta"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no calibration beta; there are: temperature, platt, isotonic");
  }

  @Test
  void shouldRefuseSamplesThatCannotCalibrate() {
    assertThatThrownBy(() -> new HeldOut(new double[] {1}, new boolean[] {true}, 0.1))
        .hasMessage("1 pulsars among 1 samples: both kinds are needed");
    assertThatThrownBy(
            () -> new HeldOut(new double[] {1, Double.NaN}, new boolean[] {true, false}, 0.1))
        .hasMessage("logit of sample 1 is NaN");
    assertThatThrownBy(() -> new HeldOut(new double[] {1, 2}, new boolean[] {true, false}, 1))
        .hasMessage("prior is 1.0, outside 0 to 1");
  }
}
