package org.pulsartriage.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.pulsartriage.models.loss.GradientCheck.score;

import org.junit.jupiter.api.Test;

class FocalTest {

  private static final Focal LOSS =
      new Focal(Focal.Parameters.PUBLISHED, ClassBalance.binary(1000, 50));

  @Test
  void shouldGiveTheHandWorkedValues() {
    // p = .5: .25 * .5^2 * ln 2.
    assertThat(score(LOSS, 1, 0, 0)).isCloseTo(0.04332169878499658, within(1e-15));
    // A negative at p = .8: .75 * .8^2 * -ln .2.
    assertThat(score(LOSS, 0, 0, Math.log(4))).isCloseTo(0.7725301979683681, within(1e-15));
  }

  @Test
  void shouldBeHalfOfCrossEntropyWithoutFocusing() {
    Focal plain = new Focal(new Focal.Parameters(0.5, 0), ClassBalance.binary(1000, 50));

    assertThat(score(plain, 0, 0.3, -1.1))
        .isCloseTo(score(new CrossEntropy(), 0, 0.3, -1.1) / 2, within(1e-15));
  }
}
