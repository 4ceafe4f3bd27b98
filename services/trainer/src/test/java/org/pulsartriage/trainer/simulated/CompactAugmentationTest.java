package org.pulsartriage.trainer.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CompactAugmentationTest {

  @Test
  void shouldMoveThePulseOfEveryInputTogether() {
    CompactAugmentation augmentation = new CompactAugmentation();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 50; i++) {
      float[][] inputs = blank();
      for (int row = 0; row < 16; row++) {
        inputs[0][row * 64 + 32] = 1;
        inputs[1][row * 64 + 32] = 1;
      }
      inputs[2][32] = 1;
      inputs[2][64 + 32] = 1;
      inputs[2][3 * 64 + 20] = 1;

      augmentation.apply(inputs, random);

      int place = peak(inputs[2], 0);
      assertThat(place).isBetween(29, 35);
      assertThat(peak(inputs[2], 1)).isEqualTo(place);
      assertThat(peak(inputs[2], 3)).as("the DM curve stays").isEqualTo(20);
      for (int image = 0; image < 2; image++) {
        int kept = 0;
        for (int row = 0; row < 16; row++) {
          float value = inputs[image][row * 64 + place];
          kept += value > 0 ? 1 : 0;
        }
        assertThat(kept).isBetween(9, 16);
      }
    }
  }

  @Test
  void shouldKeepWhatIsBoundToARangeInIt() {
    float[][] inputs = blank();
    java.util.Arrays.fill(inputs[2], 1);

    new CompactAugmentation().apply(inputs, new SplittableRandom(2));

    for (int channel : new int[] {1, 3, 4, 5}) {
      assertThat(inputs[2][channel * 64 + 7]).isEqualTo(1f);
    }
    assertThat(inputs[2][7]).isNotEqualTo(1f).isBetween(0.5f, 2f);
  }

  private static float[][] blank() {
    return new float[][] {new float[16 * 64], new float[16 * 64], new float[6 * 64]};
  }

  private static int peak(float[] curves, int channel) {
    int best = 0;
    for (int bin = 0; bin < 64; bin++) {
      if (curves[channel * 64 + bin] > curves[channel * 64 + best]) {
        best = bin;
      }
    }
    return best;
  }
}
