package org.pulsartriage.ingest.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InjectionScheduleTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.005, 0.1, 0.37, 0.5})
  void shouldInjectTheShareAtEveryMomentToWithinOne(double share) {
    InjectionSchedule schedule = new InjectionSchedule(InjectionSettings.of(share), "run");
    long injected = 0;
    for (int candidates = 1; candidates <= 5_000; candidates++) {
      injected += schedule.behindNext();
      assertThat(injected - candidates * share).isBetween(-1.0, 1.0 + share);
    }
    assertThat(injected).isBetween((long) (5_000 * share), (long) (5_000 * share) + 1);
  }

  @Test
  void shouldInjectNothingWhereTheShareIsZero() {
    InjectionSchedule schedule = new InjectionSchedule(InjectionSettings.NONE, "run");
    for (int i = 0; i < 1_000; i++) {
      assertThat(schedule.behindNext()).isZero();
    }
  }

  @Test
  void shouldNotBeRegular() {
    assertThat(gaps(schedule(5L, "run")).stream().distinct().count()).isGreaterThan(20);
  }

  @Test
  void shouldFollowFromTheSeedWhereThereIsOneAndElseFromTheRun() {
    assertThat(gaps(schedule(5L, "one"))).isEqualTo(gaps(schedule(5L, "other")));
    assertThat(gaps(schedule(5L, "one"))).isNotEqualTo(gaps(schedule(6L, "one")));
    assertThat(gaps(schedule(null, "one"))).isEqualTo(gaps(schedule(null, "one")));
    assertThat(gaps(schedule(null, "one"))).isNotEqualTo(gaps(schedule(null, "other")));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 0.51, Double.NaN})
  void shouldRefuseAShareThatIsNone(double share) {
    assertThatThrownBy(() -> InjectionSettings.of(share))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("injection share " + share + ": 0 to 0.5");
  }

  @Test
  void shouldRefuseARangeOfSnrThatDescends() {
    assertThatThrownBy(() -> new InjectionSettings(0.1, null, 20, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("injection S/N from 20.0 to 10.0");
  }

  private static InjectionSchedule schedule(Long seed, String run) {
    return new InjectionSchedule(new InjectionSettings(0.02, seed, 6, 60), run);
  }

  private static List<Integer> gaps(InjectionSchedule schedule) {
    List<Integer> gaps = new ArrayList<>();
    int last = 0;
    for (int i = 0; gaps.size() < 50; i++) {
      if (schedule.behindNext() > 0) {
        gaps.add(i - last);
        last = i;
      }
    }
    return gaps;
  }
}
