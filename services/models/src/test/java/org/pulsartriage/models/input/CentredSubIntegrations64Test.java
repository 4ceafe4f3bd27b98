package org.pulsartriage.models.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CentredSubIntegrations64Test {

  private static final InputAssembly IMAGE = InputAssemblies.named("sub-integrations-64-centred");

  @Test
  void shouldBringThePulseToTheMiddleWhereverItIs() {
    for (double phase : new double[] {0.05, 0.3, 0.5, 0.9}) {
      float[] image = IMAGE.assemble(CandidatesForTests.pulsar(32, 16, 128, phase, 1))[0];

      double[] profile = new double[64];
      for (int k = 0; k < image.length; k++) {
        profile[k % 64] += image[k];
      }
      int peak =
          IntStream.range(0, 64).reduce((a, b) -> profile[b] > profile[a] ? b : a).getAsInt();
      assertThat(peak).as("pulse at %s", phase).isBetween(29, 34);
    }
  }

  @Test
  void shouldGiveEveryRowAMedianOfZero() {
    float[] image = IMAGE.assemble(CandidatesForTests.pulsar(18, 16, 64, 0.3, 1))[0];

    assertThat(image).hasSize(64 * 64);
    for (int row = 0; row < 64; row++) {
      double[] sorted = new double[64];
      for (int bin = 0; bin < 64; bin++) {
        sorted[bin] = image[row * 64 + bin];
      }
      java.util.Arrays.sort(sorted);
      assertThat((sorted[31] + sorted[32]) / 2).isCloseTo(0, within(1e-5));
    }
  }
}
