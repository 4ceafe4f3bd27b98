package org.pulsartriage.standalone.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryTrendTest {

  @Test
  void shouldFindTheSlopeOfAStraightLine() {
    MemoryTrend trend =
        MemoryTrend.of(
            IntStream.rangeClosed(0, 10)
                .mapToObj(i -> new MemorySample(0.1 * i, 500 + 2.0 * i))
                .toList());

    assertThat(trend.slope()).isCloseTo(20, within(1e-9));
    assertThat(trend.mean()).isCloseTo(510, within(1e-9));
    assertThat(trend.growth()).isCloseTo(20.0 / 510, within(1e-12));
    assertThat(trend.flat()).isFalse();
  }

  @Test
  void shouldCallFlatWhatOnlyGoesUpAndDown() {
    assertThat(
            MemoryTrend.of(
                    List.of(
                        new MemorySample(0, 500),
                        new MemorySample(0.1, 530),
                        new MemorySample(0.2, 500),
                        new MemorySample(0.3, 530),
                        new MemorySample(0.4, 500)))
                .flat())
        .isTrue();
  }
}
