package org.pulsartriage.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pulsartriage.models.loss.ClassBalance;

class MetricsTest {

  private static final ClassBalance TWO = ClassBalance.binary(9, 1);
  private static final ClassBalance THREE = new ClassBalance(List.of(1L, 9L, 9L), List.of(0));

  @Test
  void shouldDefineEveryFigureWhereEveryClassHasASample() {
    Predictions predictions =
        Predictions.ofLogits(2, new float[] {1, 0, 0, 2, 3, 1}, new int[] {0, 1, 1});

    assertThat(Metrics.defined(predictions, TWO)).isEqualTo(Metrics.of(predictions, TWO));
  }

  @Test
  void shouldLeaveOutRankingsWhereAClassHasNoSample() {
    Predictions negatives = Predictions.ofLogits(2, new float[] {1, 0, 0, 2}, new int[] {0, 0});

    assertThat(Metrics.defined(negatives, TWO))
        .doesNotContainKeys("auc", "ap", "recall_at_fpr_0.01")
        .containsEntry("fpr", 0.5)
        .containsEntry("accuracy", 0.5);
    Predictions two = Predictions.ofLogits(3, new float[] {2, 0, 0, 0, 2, 0}, new int[] {0, 1});
    assertThat(Metrics.defined(two, THREE))
        .doesNotContainKeys("mauc", "map")
        .containsEntry("accuracy", 1.0)
        .containsEntry("recall_minority", 1.0);
  }

  @Test
  void shouldDefineNothingWithoutASample() {
    assertThat(Metrics.defined(Predictions.ofLogits(2, new float[0], new int[0]), TWO)).isEmpty();
  }

  @Test
  void shouldCallFromAThresholdOfItsOwn() {
    // Log-odds of the positive class 1: -1, 0.5, 2, 1, of which the first two are negatives.
    Predictions predictions =
        Predictions.ofLogits(2, new float[] {1, 0, 0, 0.5f, 0, 2, 0, 1}, new int[] {0, 0, 1, 1});

    assertThat(Metrics.atThreshold(predictions, TWO, 1))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("f1_fitted", 1.0, "precision_fitted", 1.0, "recall_fitted", 1.0));
    assertThat(Metrics.atThreshold(predictions, TWO, 1.5))
        .containsEntry("recall_fitted", 0.5)
        .containsEntry("precision_fitted", 1.0);
    assertThat(Metrics.atThreshold(predictions, TWO, 0))
        .containsEntry("precision_fitted", Metrics.of(predictions, TWO).get("precision"));
    Predictions three = Predictions.ofLogits(3, new float[] {1, 0, 0}, new int[] {0});
    assertThatThrownBy(() -> Metrics.atThreshold(three, THREE, 0))
        .hasMessage("a threshold for 3 classes: two wanted");
  }

  @Test
  void shouldRefuseGroupsOfOtherClasses() {
    Predictions one = Predictions.ofLogits(2, new float[] {1, 0}, new int[] {0});

    assertThatThrownBy(() -> Metrics.defined(one, THREE))
        .hasMessage("predictions of 2 classes, groups of 3");
  }
}
