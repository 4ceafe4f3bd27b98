package org.pulsartriage.trainer.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImageAugmentationTest {

  @Test
  void shouldMoveThePulseOfAllRowsTogetherAndALittle() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 50; i++) {
      float[][] inputs = {new float[64 * 64]};
      for (int row = 0; row < 64; row++) {
        inputs[0][row * 64 + 32] = 1;
      }

      new ImageAugmentation().apply(inputs, random);

      boolean[] columns = new boolean[64];
      int kept = 0;
      for (int k = 0; k < inputs[0].length; k++) {
        if (inputs[0][k] != 0) {
          columns[k % 64] = true;
          kept++;
          assertThat(inputs[0][k]).isBetween(0.6f, 1.6f);
        }
      }
      int column = 0;
      while (!columns[column]) {
        column++;
      }
      assertThat(column).isBetween(29, 35);
      assertThat(kept).isBetween(52, 64);
      columns[column] = false;
      assertThat(columns).doesNotContain(true);
    }
  }
}
