package org.pulsartriage.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.pulsartriage.models.loss.GradientCheck.gradient;
import static org.pulsartriage.models.loss.GradientCheck.score;

import org.junit.jupiter.api.Test;

class FocalTverskyTest {

  private static final FocalTversky LOSS =
      new FocalTversky(FocalTversky.Parameters.PUBLISHED, ClassBalance.binary(1000, 50));

  @Test
  void shouldGiveTheHandWorkedValues() {
    // A positive at p = .5: (.7 * .5 / (1 + .5 + .35))^.75.
    assertThat(score(LOSS, 1, 0, 0)).isCloseTo(0.28686148147060503, within(1e-14));
    // A positive at .8 and a negative at .2: (.2 / 2)^.75, once a sample.
    double[][] labels = {{0, 1}, {1, 0}};
    double[][] logits = {{0, Math.log(4)}, {Math.log(4), 0}};
    assertThat(score(LOSS, labels, logits, null)).isCloseTo(2 * 0.1778279410038923, within(1e-14));
  }

  @Test
  void shouldPushNegativesDownInABatchWithoutPositives() {
    assertThat(gradient(LOSS, 0, 0, 0)[1]).isGreaterThan(0.01);
  }

  @Test
  void shouldHaveNoGradientAtAPerfectBatch() {
    assertThat(gradient(LOSS, 1, -2000, 2000)).containsExactly(0, 0);
  }
}
