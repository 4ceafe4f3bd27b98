package org.pulsartriage.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.pulsartriage.models.loss.GradientCheck.gradient;
import static org.pulsartriage.models.loss.GradientCheck.score;

import org.junit.jupiter.api.Test;

class SelfAdjustingDiceTest {

  private static final ClassBalance BALANCE = ClassBalance.binary(1000, 50);

  @Test
  void shouldGiveTheHandWorkedValuesOfTheFirstForm() {
    SelfAdjustingDice loss = new SelfAdjustingDice(new SelfAdjustingDice.Parameters(1, 1), BALANCE);

    // p = .5, d = .25: 1 - 1.5 / 2.25 for a positive, .25 / 1.25 for a negative.
    assertThat(score(loss, 1, 0, 0)).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(score(loss, 0, 0, 0)).isCloseTo(0.2, within(1e-15));
  }

  @Test
  void shouldStillPullAPositiveAtNineTenthsWithTheAuthorsExponent() {
    SelfAdjustingDice published =
        new SelfAdjustingDice(SelfAdjustingDice.Parameters.PUBLISHED, BALANCE);
    SelfAdjustingDice first =
        new SelfAdjustingDice(new SelfAdjustingDice.Parameters(1, 1), BALANCE);

    assertThat(gradient(published, 1, 0, Math.log(9))[1]).isNegative();
    assertThat(gradient(first, 1, 0, Math.log(9))[1]).isPositive();
  }
}
