package org.pulsartriage.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RanksTest {

  @Test
  void shouldGiveEqualsTheBestOfTheirRanks() {
    assertThat(Ranks.of(new double[] {0.5, 0.9, 0.5, 0.1, 0.9})).containsExactly(3, 1, 3, 5, 1);
    assertThat(Ranks.of(new double[0])).isEmpty();
  }
}
