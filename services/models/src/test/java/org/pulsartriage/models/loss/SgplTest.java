package org.pulsartriage.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.pulsartriage.models.loss.GradientCheck.score;

import java.util.List;
import org.junit.jupiter.api.Test;

class SgplTest {

  @Test
  void shouldGiveTheHandWorkedValues() {
    Sgpl two = new Sgpl(Sgpl.Parameters.PUBLISHED, ClassBalance.binary(100, 50));
    Sgpl three =
        new Sgpl(
            Sgpl.Parameters.PUBLISHED, new ClassBalance(List.of(100L, 60L, 20L), List.of(1, 2)));

    // The rarest class: cross entropy with smoothing, (.95 + .05) ln 2.
    assertThat(score(two, 1, 0, 0)).isCloseTo(0.6931471805599453, within(1e-15));
    // The most frequent: .95 * .5^5 * -ln .55 + .05 ln 2.
    assertThat(score(two, 0, 0, 0))
        .isCloseTo(0.95 * 0.03125 * 0.5978370007556204 + 0.05 * 0.6931471805599453, within(1e-15));
    // Half way, K = .5: (2/3)^(7/3) * -ln(1/3 + .025), smoothed.
    assertThat(score(three, 1, 0, 0, 0))
        .isCloseTo(
            (0.9 + 0.1 / 3) * 0.38825798432724384 * 1.0262916270884836
                + 0.2 / 3 * 1.0986122886681098,
            within(1e-14));
  }

  @Test
  void shouldRefuseCountsThatAreAllAlike() {
    assertThatThrownBy(() -> new Sgpl(Sgpl.Parameters.PUBLISHED, ClassBalance.binary(50, 50)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sgpl: counts [50, 50] are all alike: no class is more frequent");
  }
}
