package org.pulsartriage.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WeightedOrderTest {

  @Property(tries = 100)
  void shouldTakeEachOtherAsOftenAsItsWeightSays(
      @ForAll @IntRange(min = 1, max = 60) int others,
      @ForAll @DoubleRange(min = 0.1, max = 4) double weight,
      @ForAll long seed) {
    boolean[] pulsar = new boolean[others + 1];
    pulsar[others] = true;
    double[] weights = new double[others + 1];
    Arrays.fill(weights, weight);
    WeightedOrder order = new WeightedOrder(pulsar, weights, 0, seed);

    int[] times = new int[others + 1];
    for (int epoch = 0; epoch < 5; epoch++) {
      int[] once = new int[others + 1];
      for (int index : order.order(epoch, others + 1)) {
        times[index]++;
        once[index]++;
      }
      for (int i = 0; i < others; i++) {
        assertThat(once[i]).isBetween((int) Math.floor(weight), (int) Math.ceil(weight));
      }
    }
    double taken = Arrays.stream(times, 0, others).sum() / 5.0;
    assertThat(taken).isBetween(others * weight - 1, others * weight + 1);
  }

  @Test
  void shouldGoRoundThePulsarsWhereAnEpochTakesFewer() {
    boolean[] pulsar = new boolean[46];
    Arrays.fill(pulsar, 0, 6, true);
    double[] weights = new double[46];
    Arrays.fill(weights, 1);
    WeightedOrder order = new WeightedOrder(pulsar, weights, 20, 5);

    assertThat(order.pulsarsAnEpoch()).isEqualTo(2);
    Set<Integer> seen = new HashSet<>();
    for (int epoch = 0; epoch < 3; epoch++) {
      int[] taken = order.order(epoch, 46);
      assertThat(taken).hasSize(42);
      Arrays.stream(taken).filter(i -> i < 6).forEach(seen::add);
    }
    assertThat(seen).hasSize(6);
  }

  @Test
  void shouldTakeTheSameForTheSameEpochAndOthersForTheNext() {
    boolean[] pulsar = new boolean[50];
    Arrays.fill(pulsar, 0, 10, true);
    double[] weights = new double[50];
    Arrays.fill(weights, 0.5);
    WeightedOrder order = new WeightedOrder(pulsar, weights, 0, 5);

    assertThat(order.order(1, 50)).isEqualTo(order.order(1, 50)).isNotEqualTo(order.order(2, 50));
  }
}
