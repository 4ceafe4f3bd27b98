package org.pulsartriage.trainer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrainBenchTest {

  @Test
  void shouldMeasureAtLeastFiveStepsHoweverShortTheTime() {
    TrainBench.Plan plan = new TrainBench.Plan(8, 1, Duration.ofMillis(30));

    TrainBench.Rate rate = TrainBench.measure("mlp", plan);

    assertThat(rate.samplesPerSecond()).isBetween(1.0, 1e7);
    assertThat(rate.atBest()).isGreaterThanOrEqualTo(rate.samplesPerSecond());
  }

  @Test
  void shouldCountBackwardTwiceAsMuchAsForward() {
    // LeNet's five layers: 28 x 28 x 6 x 25 and 10 x 10 x 16 x 150 products, and three matrices.
    long products = 28 * 28 * 6 * 25 + 10 * 10 * 16 * 150 + 400 * 120 + 120 * 84 + 84 * 2;

    assertThat(TrainBench.flops("lenet")).isEqualTo(3 * 2 * products);
    assertThat(TrainBench.parameters("htru")).isEqualTo(6274114);
  }

  @Test
  void shouldNameTheNetworksThereAreWhenAskedForAnother() {
    assertThatThrownBy(() -> TrainBench.flops("resnet"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no network resnet; there are: lenet");
  }
}
