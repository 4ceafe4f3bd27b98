package org.pulsartriage.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pulsartriage.models.loss.ClassBalance;

class PredictionsTest {

  @Test
  void shouldTurnLogitsIntoProbabilities() {
    Predictions predictions =
        Predictions.ofLogits(3, new float[] {0, 0, 0, 1, 2, 3}, new int[] {0, 2});

    assertThat(predictions.probability(0, 1)).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(predictions.probability(1, 2)).isCloseTo(0.6652409557748219, within(1e-15));
    assertThat(predictions.guess(0)).isZero();
    assertThat(predictions.guess(1)).isEqualTo(2);
  }

  @Test
  void shouldRankByLogitsWhereProbabilitiesRunTogether() {
    // Both probabilities are 1 in double precision.
    Predictions predictions =
        Predictions.ofLogits(2, new float[] {0, 60, 0, 50, 0, 1}, new int[] {1, 0, 0});

    assertThat(predictions.probability(0, 1)).isEqualTo(predictions.probability(1, 1));
    assertThat(predictions.ranking(1).rocAuc()).isEqualTo(1);
  }

  @Test
  void shouldRefuseALogitThatIsNotFinite() {
    assertThatThrownBy(
            () -> Predictions.ofLogits(2, new float[] {0, 1, Float.NaN, 0}, new int[] {0, 1}))
        .hasMessage("sample 1: logit of class 0 is NaN");
    assertThatThrownBy(() -> Predictions.ofLogits(2, new float[3], new int[] {0, 1}))
        .hasMessage("3 logits for 2 samples of 2 classes");
  }

  @Test
  void shouldMeasureHowFarProbabilitiesAreFromFrequencies() {
    // Four at .7, three of them true; one at 0, false.
    Reliability reliability =
        Reliability.of(
            new double[] {.7, .7, .7, .7, 0}, new boolean[] {true, true, true, false, false});

    assertThat(reliability.bins()).hasSize(2);
    assertThat(reliability.expectedCalibrationError()).isCloseTo(0.8 * 0.05, within(1e-15));
  }

  @Test
  void shouldTakeTheMinorityForThePositive() {
    float[] logits = {2, 0, 2, 0, 0, 1};
    int[] truth = {0, 1, 1};

    Map<String, Double> figures =
        Metrics.of(
            Predictions.ofLogits(2, logits, truth),
            new ClassBalance(List.of(10L, 500L), List.of(0)));

    assertThat(figures.get("recall")).isEqualTo(1);
    assertThat(figures.get("precision")).isEqualTo(0.5);
    assertThat(figures.get("fpr")).isEqualTo(0.5);
  }
}
