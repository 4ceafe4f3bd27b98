package org.pulsartriage.replay.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PacesTest {

  private static final Instant DUSK = Instant.parse("2026-01-02T18:00:00Z");

  @Test
  void shouldSpaceSamplesEvenlyAtASteadyRate() {
    Pace pace = Paces.steady(1000);

    assertThat(LongStream.of(0, 1, 1000, 3_600_000).map(pace::offset))
        .containsExactly(0L, 1_000_000L, 1_000_000_000L, 3_600_000_000_000L);
  }

  @Test
  void shouldRepeatTheSpacesOfARecordedNight() {
    Pace pace = Paces.recorded(List.of(DUSK.plusSeconds(10), DUSK, DUSK.plusSeconds(4)), 2);

    // 0, 4, 10 s twice as fast; a new lap begins 5 s, the mean space, after the last.
    assertThat(LongStream.range(0, 7).map(pace::offset).map(nanos -> nanos / 1_000_000))
        .containsExactly(0L, 2000L, 5000L, 7500L, 9500L, 12_500L, 15_000L);
  }

  @Property
  void shouldNeverRunBackwards(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 1_000_000) Integer> millis,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double speed) {
    Pace pace = Paces.recorded(millis.stream().map(DUSK::plusMillis).toList(), speed);

    for (long position = 0; position < 60; position++) {
      assertThat(pace.offset(position + 1)).isGreaterThanOrEqualTo(pace.offset(position));
    }
  }

  @Test
  void shouldHaveASampleDueAtOnceWhateverItsPositionAtAFastPace() {
    assertThat(Paces.fast().offset(1_000_000)).isZero();
  }

  @Test
  void shouldRefuseRatesAndSpeedsThatAreNone() {
    for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Paces.steady(rate))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rate is " + rate + ", above 0 wanted (samples a second)");
      assertThatThrownBy(() -> Paces.recorded(List.of(DUSK), rate))
          .hasMessageStartingWith("speed is " + rate);
    }
    assertThatThrownBy(() -> Paces.recorded(List.of(), 1)).hasMessage("a pace without times");
  }
}
