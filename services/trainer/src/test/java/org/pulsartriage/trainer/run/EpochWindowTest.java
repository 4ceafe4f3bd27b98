package org.pulsartriage.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pulsartriage.datasets.experiment.Experiment;
import org.pulsartriage.datasets.experiment.Experiments;

class EpochWindowTest {

  private static final Experiment.Training PUBLISHED =
      Experiments.named("mnist-3v5-50-1000").training();

  @Test
  void shouldScoreThePublishedEpochs() {
    EpochWindow window = EpochWindow.of(PUBLISHED, null);

    assertThat(window).isEqualTo(new EpochWindow(100, 91, 99));
    assertThat(window.counts(90)).isFalse();
    assertThat(window.counts(91)).isTrue();
    assertThat(window.counts(99)).isTrue();
  }

  @Test
  void shouldMoveInProportionWithTheNumberOfEpochs() {
    assertThat(EpochWindow.of(PUBLISHED, 20)).isEqualTo(new EpochWindow(20, 18, 19));
    assertThat(EpochWindow.of(PUBLISHED, 1)).isEqualTo(new EpochWindow(1, 0, 0));
  }

  @Test
  void shouldEvaluateSomeEpochsForTheCurveAndAllThatCount() {
    EpochWindow window = EpochWindow.of(PUBLISHED, null);

    assertThat(window.evaluates(0)).isTrue();
    assertThat(window.evaluates(1)).isFalse();
    assertThat(window.evaluates(4)).isTrue();
    for (int epoch = 91; epoch < 100; epoch++) {
      assertThat(window.evaluates(epoch)).isTrue();
    }
  }
}
