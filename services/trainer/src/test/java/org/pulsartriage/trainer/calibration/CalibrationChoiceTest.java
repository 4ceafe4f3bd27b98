package org.pulsartriage.trainer.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pulsartriage.models.bundle.Calibration;
import org.pulsartriage.models.bundle.IsotonicCalibration;
import org.pulsartriage.models.bundle.LogisticCalibration;

class CalibrationChoiceTest {

  @Test
  void shouldTakePlattsScalingWhereALogisticCurveIsTheTruth() {
    CalibrationChoice choice = CalibrationChoice.of(samples(logit -> 0.5 * logit - 2));

    assertThat(choice.name()).isEqualTo("platt");
    assertThat(choice.logLosses()).containsOnlyKeys("temperature", "platt", "isotonic");
    assertThat(choice.logLosses().get("platt"))
        .isLessThan(choice.logLosses().get("temperature"))
        .isLessThan(choice.logLosses().get("isotonic"));
    assertThat(((LogisticCalibration) choice.calibration()).slope()).isCloseTo(0.5, within(0.1));
  }

  @Test
  void shouldTakeTheIsotonicCurveWhereTheTruthIsAStep() {
    CalibrationChoice choice = CalibrationChoice.of(samples(logit -> logit > 1 ? 1.5 : -3));

    assertThat(choice.name()).isEqualTo("isotonic");
  }

  @Test
  void shouldMeasureLossInNatsAtTheSurveysPrior() {
    HeldOut samples = new HeldOut(new double[] {1, 0, 0}, new boolean[] {true, false, false}, 0.25);
    Calibration calibration = new IsotonicCalibration(List.of(0.0), List.of(0.6));

    assertThat(samples.logLoss(calibration))
        .isCloseTo(-0.25 * Math.log(0.6) - 0.75 * Math.log(0.4), within(1e-12));
  }

  private interface Truth {
    double logOdds(double logit);
  }

  private static HeldOut samples(Truth truth) {
    Random random = new Random(5);
    double[] logits = new double[6000];
    boolean[] positive = new boolean[logits.length];
    int count = 0;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = 3 * random.nextGaussian();
      positive[i] = random.nextDouble() < 1 / (1 + Math.exp(-truth.logOdds(logits[i])));
      count += positive[i] ? 1 : 0;
    }
    return new HeldOut(logits, positive, (double) count / logits.length);
  }
}
