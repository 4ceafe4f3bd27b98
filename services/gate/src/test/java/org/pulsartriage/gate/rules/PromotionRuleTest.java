package org.pulsartriage.gate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.pulsartriage.schemas.ShadowComparison;

class PromotionRuleTest {

  private static final DoubleSupplier NEVER_ASKED =
      () -> {
        throw new AssertionError("the calibration was measured");
      };

  @Test
  void shouldTakeAShadowThatFulfilsEveryRuleOverItsNights() {
    PromotionRule.Judgement judgement =
        new PromotionRule(2000, 50, -0.01, 1.2, 0.03)
            .judge(
                List.of(night(1500, 30, 28, 28, 40, 44), night(500, 70, 65, 64, 10, 16)),
                () -> 0.03);

    assertThat(judgement.fulfilled()).isTrue();
    assertThat(judgement.recallDifference()).isEqualTo(-0.01);
    assertThat(judgement.figures())
        .isEqualTo(
            "2000 candidates scored by both, injected 92 of 100, before 93, called 60, before 50, calibration error 0.0300");
  }

  @Test
  void shouldHoldUpAShadowThatBreaksAnyOne() {
    List<ShadowComparison> nights = List.of(night(2000, 100, 90, 88, 50, 61));

    assertThat(fulfilled(new PromotionRule(2000, 100, -0.02, 1.22, null), nights)).isTrue();
    assertThat(fulfilled(new PromotionRule(2001, 100, null, null, 0.03), nights)).isFalse();
    assertThat(fulfilled(new PromotionRule(2000, 101, null, null, 0.03), nights)).isFalse();
    assertThat(fulfilled(new PromotionRule(2000, 100, -0.01, null, 0.03), nights)).isFalse();
    assertThat(fulfilled(new PromotionRule(2000, 100, null, 1.2, 0.03), nights)).isFalse();
    assertThat(new PromotionRule(1, 0, null, null, 0.03).judge(nights, () -> 0.031).fulfilled())
        .isFalse();
  }

  @Test
  void shouldNotTakeRecallForGrantedWhereNothingWasInjected() {
    List<ShadowComparison> nights = List.of(night(2000, 0, 0, 0, 50, 50));

    assertThat(fulfilled(new PromotionRule(1, 0, -1.0, null, null), nights)).isFalse();
    assertThat(fulfilled(new PromotionRule(1, 0, null, null, null), nights)).isTrue();
    assertThat(fulfilled(new PromotionRule(1, 0, null, null, null), List.of())).isFalse();
  }

  private static boolean fulfilled(PromotionRule rule, List<ShadowComparison> nights) {
    return rule.judge(nights, NEVER_ASKED).fulfilled();
  }

  private static ShadowComparison night(
      long scored, long injected, long before, long after, long calledBefore, long calledAfter) {
    return ShadowComparison.newBuilder()
        .setNight("2026-01-02")
        .setScored(scored)
        .setInjected(injected)
        .setInjectedByActive(before)
        .setInjectedByShadow(after)
        .setCalledByActive(calledBefore)
        .setCalledByShadow(calledAfter)
        .setLastScoredAt(Instant.EPOCH)
        .build();
  }
}
