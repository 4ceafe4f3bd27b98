package org.pulsartriage.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.pulsartriage.models.loss.GradientCheck.gradient;
import static org.pulsartriage.models.loss.GradientCheck.score;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryGppeTest {

  private static final GppeParameters FOCUSED = new GppeParameters(-1.5, 4, 1.5, 0.1);

  @Test
  void shouldGiveTheHandWorkedValuesOfTheDefaults() {
    BinaryGppe loss = gppe(GppeParameters.PUBLISHED, ModeratorMode.DETACHED);

    // p = .5: w = .5^(6 - 1) = .03125, s = .55, L = -.03125 ln .55; gradient .25 * .03125 / .55.
    assertThat(score(loss, 0, 0, 0)).isCloseTo(0.03125 * 0.5978370007556204, within(1e-15));
    assertThat(gradient(loss, 0, 0, 0))
        .containsExactly(-0.0142045454545454548, 0.0142045454545454548);
    // A positive is plain cross entropy: ln 2, and p - 1 = -.5.
    assertThat(score(loss, 1, 0, 0)).isCloseTo(0.6931471805599453, within(1e-15));
    assertThat(gradient(loss, 1, 0, 0)).containsExactly(0.5, -0.5);
  }

  @Test
  void shouldGiveTheHandWorkedValuesOfTheAttachedForm() {
    // p = .5, gamma = 1: L = .5 ln 2, dL/dz = -.25 + .25 ln .5.
    BinaryGppe focal = gppe(new GppeParameters(0, 0, 1, 0), ModeratorMode.ATTACHED);
    assertThat(score(focal, 1, 0, 0)).isCloseTo(0.34657359027997264, within(1e-15));
    assertThat(gradient(focal, 1, 0, 0)[1]).isCloseTo(-0.4232867951399863, within(1e-15));
    // p = .5, alpha = 0, beta = 2, m = 0: L = -p^2 ln q, dL/dz = p(1-p)[p^2/q - 2 p ln q].
    BinaryGppe square = gppe(new GppeParameters(0, 2, 0, 0), ModeratorMode.ATTACHED);
    assertThat(score(square, 0, 0, 0)).isCloseTo(0.17328679513998632, within(1e-15));
    assertThat(gradient(square, 0, 0, 0)[1]).isCloseTo(0.2982867951399863, within(1e-15));
  }

  @ParameterizedTest
  @EnumSource(ModeratorMode.class)
  void shouldHaveTheGradientOfItsFormula(ModeratorMode moderator) {
    for (GppeParameters parameters :
        new GppeParameters[] {GppeParameters.PUBLISHED, GppeParameters.HTRU, FOCUSED}) {
      GradientCheck check =
          GradientCheck.of(gppe(parameters, moderator), 2)
              .against(
                  (centre, labels, weights) ->
                      logits -> formula(parameters, moderator, centre, logits, labels, weights))
              .where((logits, target) -> Math.abs(p(logits) - parameters.shift()) > 0.01);
      assertThat(check.worstRelativeError(11)).as(parameters.toString()).isLessThan(1e-6);
    }
  }

  @Test
  void shouldHaveTheGradientOfItsOwnScoreWhereTheWeightIsAttached() {
    GradientCheck check =
        GradientCheck.of(gppe(FOCUSED, ModeratorMode.ATTACHED), 2)
            .where((logits, target) -> Math.abs(p(logits) - FOCUSED.shift()) > 0.01);
    assertThat(check.worstRelativeError(12)).isLessThan(1e-6);
  }

  @Test
  void shouldLeaveEasyNegativesAlone() {
    BinaryGppe loss = gppe(GppeParameters.PUBLISHED, ModeratorMode.DETACHED);
    double easy = Math.log(0.049 / 0.951);

    assertThat(score(loss, 0, 0, easy)).isZero();
    assertThat(gradient(loss, 0, 0, easy)).containsExactly(0, 0);
  }

  @Test
  void shouldPressHardestOnHesitantNegatives() {
    BinaryGppe loss = gppe(GppeParameters.PUBLISHED, ModeratorMode.DETACHED);
    double[] probabilities = {.3, .5, .7, .9, .95, .99, .999};
    double[] expected = {.0004, .014, .116, .385, .385, .158, .020};

    for (int i = 0; i < probabilities.length; i++) {
      double z = Math.log(probabilities[i] / (1 - probabilities[i]));
      assertThat(gradient(loss, 0, 0, z)[1]).isCloseTo(expected[i], within(6e-4));
    }
  }

  @Test
  void shouldBeShiftedCrossEntropyWhenUnweighted() {
    BinaryGppe loss = gppe(GppeParameters.HTRU, ModeratorMode.UNWEIGHTED);
    double z = Math.log(0.8 / 0.2);

    assertThat(score(loss, 0, 0, z)).isCloseTo(-Math.log(0.25), within(1e-14));
    assertThat(gradient(loss, 0, 0, z)[1]).isCloseTo(0.8 * 0.2 / 0.25, within(1e-14));
  }

  @Test
  void shouldWeighAHesitantNegativeMostWithTheIntendedHtruParameters() {
    BinaryGppe intended = gppe(GppeParameters.HTRU, ModeratorMode.DETACHED);
    BinaryGppe unweighted = gppe(GppeParameters.HTRU, ModeratorMode.UNWEIGHTED);
    double z = Math.log(1 / (Math.E - 1));

    // p^(-2p) at p = 1/e is e^(2/e).
    assertThat(score(intended, 0, 0, z) / score(unweighted, 0, 0, z))
        .isCloseTo(Math.exp(2 / Math.E), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {40, 800, 1e5, 1e30})
  void shouldStayFiniteWhereTheNetworkIsCertain(double z) {
    for (ModeratorMode moderator : ModeratorMode.values()) {
      for (double shift : new double[] {0, 0.05}) {
        for (double beta : new double[] {0, 6}) {
          BinaryGppe loss = gppe(new GppeParameters(-2, beta, 1, shift), moderator);
          for (int target = 0; target < 2; target++) {
            for (double sign : new double[] {-1, 1}) {
              assertThat(score(loss, target, 0, sign * z)).isFinite().isNotNegative();
              for (double component : gradient(loss, target, 0, sign * z)) {
                assertThat(component).isFinite();
              }
            }
          }
        }
      }
    }
  }

  @Test
  void shouldPullACertainlyWrongPositiveWithFullForce() {
    BinaryGppe loss = gppe(GppeParameters.PUBLISHED, ModeratorMode.DETACHED);

    assertThat(gradient(loss, 1, 0, -800)[1]).isEqualTo(-1);
    assertThat(score(loss, 1, 0, -800)).isEqualTo(800);
  }

  @Test
  void shouldMirrorWhenTheMinorityIsClassZero() {
    BinaryGppe one = gppe(GppeParameters.PUBLISHED, ModeratorMode.DETACHED);
    BinaryGppe zero = new BinaryGppe(GppeParameters.PUBLISHED, ModeratorMode.DETACHED, 0);

    assertThat(score(zero, 1, 1.2, 0.1)).isEqualTo(score(one, 0, 0.1, 1.2));
    assertThat(gradient(zero, 1, 1.2, 0.1)[0]).isEqualTo(gradient(one, 0, 0.1, 1.2)[1]);
  }

  @Test
  void shouldRefuseParametersOutsideTheirRange() {
    assertThatThrownBy(() -> new GppeParameters(-2, -1, 0, 0.05))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("beta is -1.0, outside 0.0 to 100.0");
    assertThatThrownBy(() -> new BinaryGppe(GppeParameters.HTRU, ModeratorMode.DETACHED, 2))
        .hasMessage("minority: class 2 is neither 0 nor 1");
  }

  private static BinaryGppe gppe(GppeParameters parameters, ModeratorMode moderator) {
    return new BinaryGppe(parameters, moderator, 1);
  }

  private static double p(double[] logits) {
    return 1 / (1 + Math.exp(logits[0] - logits[1]));
  }

  /** The published formula as it stands; a detached weight is taken at {@code centre}. */
  private static double formula(
      GppeParameters c,
      ModeratorMode moderator,
      double[][] centre,
      double[][] logits,
      double[][] labels,
      double[] weights) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      double p = p(logits[i]);
      double pw = p(moderator == ModeratorMode.DETACHED ? centre[i] : logits[i]);
      double y = labels[i][1];
      double w =
          moderator == ModeratorMode.UNWEIGHTED
              ? 1
              : y == 1 ? Math.pow(1 - pw, c.gamma()) : Math.pow(pw, c.alpha() * pw + c.beta());
      double s = Math.min(1 - p + c.shift(), 1);
      sum -= (weights == null ? 1 : weights[i]) * w * Math.log(y == 1 ? p : s);
    }
    return sum;
  }
}
