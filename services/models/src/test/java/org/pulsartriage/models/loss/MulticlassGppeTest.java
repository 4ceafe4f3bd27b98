package org.pulsartriage.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.pulsartriage.models.loss.GradientCheck.gradient;
import static org.pulsartriage.models.loss.GradientCheck.score;

import java.util.List;
import org.junit.jupiter.api.Test;

class MulticlassGppeTest {

  private static final ClassBalance BALANCE =
      new ClassBalance(List.of(50L, 3000L, 3000L), List.of(0));

  @Test
  void shouldGiveTheHandWorkedValues() {
    MulticlassGppe loss =
        new MulticlassGppe(GppeParameters.PUBLISHED, ModeratorMode.ATTACHED, BALANCE);

    // Minority: ln 3. Majority: u = 2/3, (2/3)^(14/3) * -ln(1/3 + .05).
    assertThat(score(loss, 0, 0, 0, 0)).isCloseTo(1.0986122886681098, within(1e-15));
    assertThat(score(loss, 1, 0, 0, 0))
        .isCloseTo(0.15074426239385436 * 0.9588503462929511, within(1e-14));
    // The minority's gradient is that of cross entropy.
    assertThat(gradient(loss, 0, 0, 0, 0))
        .containsExactly(new double[] {-2.0 / 3, 1.0 / 3, 1.0 / 3}, within(1e-15));
  }

  @Test
  void shouldLeaveAMajoritySampleAloneOnceItIsWellClassified() {
    MulticlassGppe loss =
        new MulticlassGppe(GppeParameters.PUBLISHED, ModeratorMode.ATTACHED, BALANCE);

    assertThat(gradient(loss, 1, 0, 4, 0)).containsExactly(0, 0, 0);
  }

  @Test
  void shouldHaveTheGradientOfItsFormulaWhereTheWeightIsDetached() {
    GppeParameters c = GppeParameters.PUBLISHED;
    GradientCheck check =
        GradientCheck.of(new MulticlassGppe(c, ModeratorMode.DETACHED, BALANCE), 3)
            .against(
                (centre, labels, weights) ->
                    logits -> {
                      double sum = 0;
                      for (int i = 0; i < logits.length; i++) {
                        int t = labels[i][0] == 1 ? 0 : labels[i][1] == 1 ? 1 : 2;
                        double u = 1 - p(centre[i], t);
                        double w = t == 0 ? 1 : Math.pow(u, c.alpha() * u + c.beta());
                        double s = Math.min(p(logits[i], t) + (t == 0 ? 0 : c.shift()), 1);
                        sum -= (weights == null ? 1 : weights[i]) * w * Math.log(s);
                      }
                      return sum;
                    })
            .where((logits, t) -> Math.abs(p(logits, t) + c.shift() - 1) > 0.01);

    assertThat(check.worstRelativeError(31)).isLessThan(1e-6);
  }

  private static double p(double[] logits, int t) {
    double sum = 0;
    for (double x : logits) {
      sum += Math.exp(x - logits[t]);
    }
    return 1 / sum;
  }
}
