package org.pulsartriage.candidates.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GaussianTableTest {

  @Test
  void shouldHaveTheMomentsOfANormalDeviate() {
    float[] values = new float[1_000_003];
    GaussianTable.fill(values, new SplittableRandom(8));
    double mean = 0;
    double square = 0;
    double fourth = 0;
    int beyond = 0;
    for (float value : values) {
      mean += value;
      square += value * value;
      fourth += Math.pow(value, 4);
      beyond += Math.abs(value) > 1.959964 ? 1 : 0;
    }
    assertThat(mean / values.length).isCloseTo(0, within(0.005));
    assertThat(square / values.length).isCloseTo(1, within(0.005));
    assertThat(fourth / values.length).isCloseTo(3, within(0.05));
    assertThat(beyond / (double) values.length).isCloseTo(0.05, within(0.001));
  }

  @Test
  void shouldKnowTheUsualQuantiles() {
    assertThat(GaussianTable.tail(0.5)).isCloseTo(0, within(1e-3));
    assertThat(GaussianTable.tail(0.025)).isCloseTo(1.959964, within(1e-3));
    assertThat(GaussianTable.tail(1e-6)).isCloseTo(4.753424, within(1e-3));
  }
}
