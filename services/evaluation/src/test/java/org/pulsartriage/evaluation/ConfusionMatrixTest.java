package org.pulsartriage.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  @Test
  void shouldGiveTheHandWorkedRatios() {
    // Class 0: 3 right, 1 taken for 1. Class 1: 2 right. Class 2: 1 right, 3 taken for 0.
    ConfusionMatrix confusion =
        ConfusionMatrix.of(
            3, new int[] {0, 0, 0, 0, 1, 1, 2, 2, 2, 2}, new int[] {0, 0, 0, 1, 1, 1, 2, 0, 0, 0});

    assertThat(confusion.accuracy()).isEqualTo(0.6);
    assertThat(confusion.precision(0)).isEqualTo(0.5);
    assertThat(confusion.recall(0)).isEqualTo(0.75);
    assertThat(confusion.f1(0)).isEqualTo(0.6);
    assertThat(confusion.falsePositiveRate(0)).isEqualTo(0.5);
    assertThat(confusion.macroF1()).isCloseTo((0.6 + 0.8 + 0.4) / 3, within(1e-15));
    assertThat(confusion.gMean()).isCloseTo(Math.cbrt(0.75 * 0.25), within(1e-15));
    assertThat(confusion.recallOf(k -> k != 1)).isEqualTo(0.5);
  }

  @Test
  void shouldBeZeroWhereARatioHasNothingToDivideBy() {
    ConfusionMatrix confusion = ConfusionMatrix.of(2, new int[] {0, 0}, new int[] {0, 0});

    assertThat(confusion.precision(1)).isZero();
    assertThat(confusion.recall(1)).isZero();
    assertThat(confusion.f1(1)).isZero();
  }

  @Test
  void shouldRefuseAClassOutsideTheRange() {
    assertThatThrownBy(() -> ConfusionMatrix.of(2, new int[] {0, 2}, new int[] {0, 0}))
        .hasMessage("sample 1: true class 2, guess 0, of 2 classes");
  }
}
