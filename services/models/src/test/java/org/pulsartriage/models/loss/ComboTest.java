package org.pulsartriage.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.pulsartriage.models.loss.GradientCheck.score;

import org.junit.jupiter.api.Test;

class ComboTest {

  private static final Combo LOSS =
      new Combo(Combo.Parameters.PUBLISHED, ClassBalance.binary(1000, 50));

  @Test
  void shouldGiveTheHandWorkedValues() {
    // A positive at p = .5: .5 * .5 ln 2 - .5 * (1 + 1) / (.5 + 1 + 1).
    assertThat(score(LOSS, 1, 0, 0)).isCloseTo(-0.22671320486001367, within(1e-15));
    // A positive at .8 and a negative at .2: .5 * .5 * -ln .8 - .5 * 2.6 / 3; once a sample.
    double[][] labels = {{0, 1}, {1, 0}};
    double[][] logits = {{0, Math.log(4)}, {Math.log(4), 0}};
    assertThat(score(LOSS, labels, logits, null))
        .isCloseTo(2 * (0.25 * 0.2231435513142097 - 1.3 / 3), within(1e-15));
  }
}
