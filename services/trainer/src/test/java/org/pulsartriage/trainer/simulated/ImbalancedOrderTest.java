package org.pulsartriage.trainer.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.Truth;

class ImbalancedOrderTest {

  /** Pulsars 0 to 9: six of 0.5 s, two of 5 ms, two of 50 ms; then 30 negatives. */
  private static final FixedPointSamples SAMPLES = samples();

  @Test
  void shouldTakeEveryNegativeOnceAnEpoch() {
    for (int epoch = 0; epoch < 3; epoch++) {
      int[] order = new ImbalancedOrder(SAMPLES, 6, 1).order(epoch, 40);

      assertThat(order).hasSize(36);
      assertThat(Arrays.stream(order).filter(i -> i >= 10)).hasSize(30).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldTakeAsManyPulsarsOfEachDecadeOfPeriodAndOtherOnesInTheNextEpoch() {
    ImbalancedOrder order = new ImbalancedOrder(SAMPLES, 6, 1);

    assertThat(pulsars(order.order(0, 40))).containsExactly(0, 1, 6, 7, 8, 9);
    assertThat(pulsars(order.order(1, 40))).containsExactly(2, 3, 6, 7, 8, 9);
    assertThat(pulsars(order.order(2, 40))).containsExactly(4, 5, 6, 7, 8, 9);
    assertThat(pulsars(order.order(3, 40))).containsExactly(0, 1, 6, 7, 8, 9);
  }

  @Test
  void shouldGiveTheSameOrderForTheSameSeedAndEpochOnly() {
    assertThat(new ImbalancedOrder(SAMPLES, 4, 1).order(3, 40))
        .isEqualTo(new ImbalancedOrder(SAMPLES, 4, 1).order(3, 40))
        .isNotEqualTo(new ImbalancedOrder(SAMPLES, 4, 2).order(3, 40));
  }

  private static FixedPointSamples samples() {
    FixedPointSamples samples = new FixedPointSamples(40);
    for (int i = 0; i < 40; i++) {
      double period = i < 6 ? 0.5 : i < 8 ? 0.005 : 0.05;
      CandidateKind kind = i < 10 ? CandidateKind.PULSAR : CandidateKind.NOISE;
      samples.put(i, new float[][] {{0}}, new double[0], new Truth(kind, 10, period, 30, 0.1));
    }
    return samples;
  }

  private static int[] pulsars(int[] order) {
    return Arrays.stream(order).filter(i -> i < 10).sorted().toArray();
  }
}
