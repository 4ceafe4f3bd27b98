package org.pulsartriage.trainer.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CascadeFitTest {

  private static final double PRIOR = 1.0 / 76;
  private static final double RATE = 0.02;
  private static final int PULSARS = 600;
  private static final int OTHERS = 6000;

  private final double[] first = new double[PULSARS + OTHERS];
  private final double[] second = new double[PULSARS + OTHERS];
  private final boolean[] pulsar = new boolean[PULSARS + OTHERS];

  /** Two networks, the second better than the first, that err each in its own way. */
  private void draw(double ofFirst, double ofSecond) {
    Random random = new Random(1);
    for (int i = 0; i < pulsar.length; i++) {
      pulsar[i] = i < PULSARS;
      first[i] = 1 / (1 + Math.exp(-random.nextGaussian() - (pulsar[i] ? ofFirst : 0) + 4));
      second[i] = random.nextGaussian() + (pulsar[i] ? ofSecond : 0);
    }
  }

  @Test
  void shouldLoseNoRecallAtTheFalsePositiveRateOfTheSecondNetworkAlone() {
    draw(2.5, 3.5);

    CascadeFit fit = CascadeFit.of(first, second, pulsar, PRIOR, RATE);

    int found = 0;
    int alarms = 0;
    int passed = 0;
    for (int i = 0; i < pulsar.length; i++) {
      boolean called =
          first[i] >= fit.gate() && fit.probability(first[i], second[i]) >= fit.threshold();
      found += called && pulsar[i] ? 1 : 0;
      alarms += called && !pulsar[i] ? 1 : 0;
      passed += first[i] >= fit.gate() && !pulsar[i] ? 1 : 0;
    }
    assertThat((double) found / PULSARS).isEqualTo(fit.recall());
    assertThat(fit.recall()).isGreaterThanOrEqualTo(fit.recallOfSecond());
    assertThat((double) alarms / OTHERS).isLessThanOrEqualTo(RATE);
    assertThat((double) passed / OTHERS).isEqualTo(fit.passedOthers()).isBetween(0.04, 0.5);
    assertThat(fit.gate()).isPositive().isLessThanOrEqualTo(fit.threshold());
    assertThat(fit.recallOfSecond()).isCloseTo(0.925, within(0.03));
  }

  @Test
  void shouldLetAllPassWhereTheFirstNetworkKnowsNothing() {
    draw(0, 3.5);

    CascadeFit fit = CascadeFit.of(first, second, pulsar, PRIOR, RATE);

    assertThat(fit.passedOthers()).isGreaterThan(0.95);
    assertThat(fit.recall()).isGreaterThanOrEqualTo(fit.recallOfSecond());
  }

  @Test
  void shouldLeaveTheSecondNetworkAChoiceWhereTheFirstIsTheBetter() {
    draw(5, 2);

    CascadeFit fit = CascadeFit.of(first, second, pulsar, PRIOR, RATE);

    assertThat(fit.passedOthers()).isBetween(2 * RATE, 0.1);
  }

  @Test
  void shouldCalibrateTheSecondNetworkForWhatPasses() {
    draw(2.5, 3.5);
    CascadeFit fit = CascadeFit.of(first, second, pulsar, PRIOR, RATE);
    double[] probabilities = new double[pulsar.length];
    for (int i = 0; i < pulsar.length; i++) {
      probabilities[i] = fit.probability(first[i], second[i]);
    }
    double passing = PRIOR * fit.passedPulsars();
    double others = (1 - PRIOR) * fit.passedOthers();
    double mean = 0;
    for (int i = 0; i < pulsar.length; i++) {
      if (first[i] >= fit.gate()) {
        mean += probabilities[i] * (pulsar[i] ? PRIOR / PULSARS : (1 - PRIOR) / OTHERS);
      }
    }

    assertThat(mean / (passing + others)).isCloseTo(passing / (passing + others), within(0.01));
  }

  @Test
  void shouldRefuseWhatIsNoProbability() {
    assertThatThrownBy(
            () ->
                CascadeFit.of(
                    new double[] {0.5, 2}, new double[2], new boolean[] {true, false}, 0.1, 0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("probability of candidate 1 is 2.0");
  }
}
