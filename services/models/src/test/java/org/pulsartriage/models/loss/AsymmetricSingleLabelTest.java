package org.pulsartriage.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.pulsartriage.models.loss.GradientCheck.score;

import org.junit.jupiter.api.Test;

class AsymmetricSingleLabelTest {

  private static final AsymmetricSingleLabel LOSS =
      new AsymmetricSingleLabel(AsymmetricSingleLabel.Parameters.PUBLISHED);

  @Test
  void shouldGiveTheHandWorkedValues() {
    // Two classes, p = .5: (.95 + .05 * .5^4) ln 2.
    assertThat(score(LOSS, 1, 0, 0)).isCloseTo(0.660655906471198, within(1e-15));
    // Four classes, p = .25: (.925 + 3 * .025 * .25^4) ln 4.
    assertThat(score(LOSS, 2, 1, 1, 1, 1)).isCloseTo(1.2827284249620081, within(1e-12));
  }
}
