package org.pulsartriage.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.pulsartriage.models.loss.GradientCheck.gradient;
import static org.pulsartriage.models.loss.GradientCheck.score;

import org.junit.jupiter.api.Test;

class CrossEntropyTest {

  @Test
  void shouldGiveTheHandWorkedValues() {
    CrossEntropy loss = new CrossEntropy();

    assertThat(score(loss, 1, 0, Math.log(4))).isCloseTo(0.2231435513142097, within(1e-15));
    assertThat(score(loss, 2, 5, 5, 5)).isCloseTo(1.0986122886681098, within(1e-15));
    assertThat(gradient(loss, 1, 0, Math.log(4)))
        .containsExactly(new double[] {0.2, -0.2}, within(1e-15));
  }
}
