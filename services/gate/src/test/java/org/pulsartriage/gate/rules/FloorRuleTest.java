package org.pulsartriage.gate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.Recall;

class FloorRuleTest {

  private static final Instant NOW = Instant.parse("2026-01-02T20:10:00Z");
  private static final Instant HOUR = Instant.parse("2026-01-02T20:00:00Z");
  private static final FloorRule RULE = new FloorRule(0.8, 10, 30, FloorRule.Of.INJECTED, 1);

  @Test
  void shouldSayNothingAtTheFloorAndBeforeEnoughPulsarsWereSeen() {
    assertThat(shortfall(RULE, counts(30, 24).build())).isEmpty();
    assertThat(shortfall(RULE, counts(29, 0).build())).isEmpty();
  }

  @Test
  void shouldTellRecallNightAndHourOfWhatIsShort() {
    FloorRule.Shortfall shortfall =
        RULE.of(List.of(counts(30, 23).build()), "d", Instant.EPOCH, NOW).orElseThrow();

    assertThat(shortfall.recall()).isEqualTo(23 / 30.0);
    assertThat(shortfall.night()).isEqualTo("2026-01-02");
    assertThat(shortfall.hour()).isEqualTo(HOUR);
    assertThat(shortfall.figures())
        .isEqualTo("recall 0.767: 23 of 30 injected pulsars of S/N 10 or more in 1 h, floor 0.800");
  }

  @Test
  void shouldLeaveOutOtherModelsShadowsWeakPulsarsAndHoursThatAreOver() {
    assertThat(shortfall(RULE, counts(30, 0).setModelDigest("e").build())).isEmpty();
    assertThat(shortfall(RULE, counts(30, 0).setRole(ModelRole.SHADOW).build())).isEmpty();
    assertThat(shortfall(RULE, counts(30, 0).setSnrFrom(8).build())).isEmpty();
    assertThat(shortfall(RULE, counts(30, 0).setHour(HOUR.minusSeconds(7200)).build())).isEmpty();
    assertThat(shortfall(RULE, counts(30, 0).setHour(HOUR.minusSeconds(3600)).build())).isPresent();
  }

  @Test
  void shouldLeaveOutHoursThatEndedBeforeTheModelBecameActive() {
    List<Recall> before = List.of(counts(30, 0).setHour(HOUR.minusSeconds(3600)).build());

    assertThat(RULE.of(before, "d", HOUR.minusSeconds(60), NOW)).isPresent();
    assertThat(RULE.of(before, "d", HOUR, NOW)).isEmpty();
  }

  @Test
  void shouldCountWhichPulsarsTheRuleNames() {
    Recall both = counts(20, 20).setKnownSeen(20).setKnownCalled(0).build();

    assertThat(shortfall(with(FloorRule.Of.INJECTED), both)).isEmpty();
    assertThat(shortfall(with(FloorRule.Of.KNOWN), both)).contains(0.0);
    assertThat(shortfall(with(FloorRule.Of.BOTH), both)).contains(0.5);
  }

  private static FloorRule with(FloorRule.Of of) {
    return new FloorRule(0.8, 10, 20, of, 1);
  }

  private static java.util.Optional<Double> shortfall(FloorRule rule, Recall... counts) {
    return rule.of(List.of(counts), "d", Instant.EPOCH, NOW).map(FloorRule.Shortfall::recall);
  }

  private static Recall.Builder counts(long seen, long called) {
    return Recall.newBuilder()
        .setHour(HOUR)
        .setNight("2026-01-02")
        .setModelId("m")
        .setModelDigest("d")
        .setRole(ModelRole.ACTIVE)
        .setSnrFrom(10)
        .setSnrTo(15.0)
        .setInjectedSeen(seen)
        .setInjectedCalled(called)
        .setLastScoredAt(HOUR.plusSeconds(60));
  }
}
