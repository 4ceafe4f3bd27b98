package org.pulsartriage.trainer.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImbalancedOrderTest {

  @Test
  void shouldTakeEveryNegativeAndTheNextPulsarsInEveryEpoch() {
    ImbalancedOrder order = new ImbalancedOrder(10, 4, 1);

    int[][] epochs = {order.order(0, 40), order.order(1, 40), order.order(2, 40)};

    for (int[] epoch : epochs) {
      assertThat(epoch).doesNotHaveDuplicates().hasSize(34);
      assertThat(Arrays.stream(epoch).filter(i -> i >= 10).count()).isEqualTo(30);
    }
    assertThat(pulsars(epochs[0])).containsExactly(0, 1, 2, 3);
    assertThat(pulsars(epochs[1])).containsExactly(4, 5, 6, 7);
    assertThat(pulsars(epochs[2])).containsExactly(0, 1, 8, 9);
  }

  @Test
  void shouldGiveTheSameOrderForTheSameSeedAndEpochOnly() {
    assertThat(new ImbalancedOrder(10, 4, 1).order(3, 40))
        .isEqualTo(new ImbalancedOrder(10, 4, 1).order(3, 40))
        .isNotEqualTo(new ImbalancedOrder(10, 4, 2).order(3, 40));
  }

  private static int[] pulsars(int[] order) {
    return Arrays.stream(order).filter(i -> i < 10).sorted().toArray();
  }
}
