package org.pulsartriage.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProportionTest {

  @Test
  void shouldGiveTheIntervalOfWilson() {
    // By hand: centre (0.8 + 1.9208 / 10) / (1 + 3.8415 / 10), and so on.
    Proportion eight = new Proportion(8, 10);

    assertThat(eight.low()).isCloseTo(0.4901625, within(1e-6));
    assertThat(eight.high()).isCloseTo(0.9433178, within(1e-6));
  }

  @Test
  void shouldKnowNothingOfNone() {
    assertThat(new Proportion(0, 0).value()).isNaN();
    assertThat(new Proportion(0, 0).low()).isZero();
    assertThat(new Proportion(0, 0).high()).isEqualTo(1);
    assertThatThrownBy(() -> new Proportion(2, 1)).hasMessage("2 of 1 is no share");
  }

  @Property
  void shouldHoldTheShareBetweenItsEnds(
      @ForAll @IntRange(max = 500) int part, @ForAll @IntRange(max = 500) int rest) {
    if (part + rest > 0) {
      Proportion share = new Proportion(part, part + rest);
      assertThat(share.value()).isBetween(share.low(), share.high());
      assertThat(share.low()).isBetween(0.0, 1.0);
      assertThat(share.high()).isBetween(0.0, 1.0);
    }
  }
}
