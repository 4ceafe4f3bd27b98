package org.pulsartriage.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationErrorTest {

  private static final double[] SAID = {0.1, 0.1, 0.9, 0.9};
  private static final boolean[] CAME = {false, true, true, true};

  @Test
  void shouldBeTheUnweightedOneAtThePriorOfTheSamples() {
    assertThat(Reliability.calibrationError(SAID, CAME, 0.75))
        .isCloseTo(Reliability.of(SAID, CAME).expectedCalibrationError(), within(1e-12));
  }

  @Test
  void shouldWeightBothKindsToThePrior() {
    // Each positive weighs 0.1, the negative 0.7: |0.7 x 0.1 + 0.1 x (0.1 - 1)| + 2 x 0.1 x 0.1.
    assertThat(Reliability.calibrationError(SAID, CAME, 0.3)).isCloseTo(0.04, within(1e-12));
    assertThatThrownBy(() -> Reliability.calibrationError(SAID, new boolean[4], 0.3))
        .hasMessageContaining("both kinds are needed");
  }

  @Test
  void shouldDecideByCallsAndRankByScores() {
    Map<String, Double> figures =
        Metrics.ofCalls(
            new double[] {-2, 1, 3, 4}, SAID, new boolean[] {true, false, true, true}, CAME, 0.3);

    assertThat(figures)
        .containsEntry("auc", 1.0)
        .containsEntry("fpr", 1.0)
        .containsEntry("recall", 2.0 / 3);
    assertThat(figures.get("ece")).isCloseTo(0.04, within(1e-12));
  }
}
