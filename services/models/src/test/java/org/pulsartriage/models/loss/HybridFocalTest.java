package org.pulsartriage.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.pulsartriage.models.loss.GradientCheck.score;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HybridFocalTest {

  private static final ClassBalance BALANCE = ClassBalance.binary(1000, 50);
  private static final HybridFocal LOSS =
      new HybridFocal(HybridFocal.Parameters.PUBLISHED, BALANCE);

  @Test
  void shouldGiveTheHandWorkedValues() {
    // A positive at p = .5: half of .0433217 and of .286861.
    assertThat(score(LOSS, 1, 0, 0)).isCloseTo(0.1650915901278008, within(1e-14));
    // A negative at p = .8: half of .75 * .8^2 * -ln .2 and of (.24 / 1.24)^.75.
    assertThat(score(LOSS, 0, 0, Math.log(4)))
        .isCloseTo((0.7725301979683681 + Math.pow(0.24 / 1.24, 0.75)) / 2, within(1e-14));
  }

  @Test
  void shouldBeEitherLossAtTheEndsOfItsShare() {
    HybridFocal focal = new HybridFocal(withLambda(1), BALANCE);
    HybridFocal tversky = new HybridFocal(withLambda(0), BALANCE);

    assertThat(score(focal, 1, 0.2, 0.9))
        .isEqualTo(score(new Focal(Focal.Parameters.PUBLISHED, BALANCE), 1, 0.2, 0.9));
    assertThat(score(tversky, 1, 0.2, 0.9))
        .isEqualTo(
            score(new FocalTversky(FocalTversky.Parameters.PUBLISHED, BALANCE), 1, 0.2, 0.9));
  }

  private static HybridFocal.Parameters withLambda(double lambda) {
    return LossParameters.changed(HybridFocal.Parameters.PUBLISHED, Map.of("lambda", lambda));
  }
}
