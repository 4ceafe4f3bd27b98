package org.pulsartriage.models.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.schemas.Candidate;

class SubIntegrations64Test {

  private static final InputAssembly IMAGE = InputAssemblies.named("sub-integrations-64");

  @Test
  void shouldCopyAnImageOfItsOwnSizeButForItsRange() {
    Candidate candidate = CandidatesForTests.pulsar(64, 16, 64, 0.3, 1);
    float[] values = Planes.values(candidate.getSubIntegrations());
    float least = Float.MAX_VALUE;
    float most = -Float.MAX_VALUE;
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }

    float[] image = IMAGE.assemble(candidate)[0];

    for (int i = 0; i < image.length; i++) {
      assertThat(image[i]).isCloseTo((values[i] - least) / (most - least), within(1e-6f));
    }
  }

  @Test
  void shouldReachFromZeroToOneForEveryShape() {
    for (int[] shape : new int[][] {{18, 64}, {31, 128}, {1, 1}, {200, 30}}) {
      Candidate candidate = CandidatesForTests.pulsar(shape[0], 1, shape[1], 0.3, 1);

      float[] image = IMAGE.assemble(candidate)[0];

      assertThat(image).hasSize(64 * 64);
      if (shape[1] > 1) {
        assertThat(image).contains(0f, 1f);
      } else {
        assertThat(image).containsOnly(0f);
      }
    }
  }

  @Test
  void shouldNameTheAssembliesThereAreWhenAskedForAnother() {
    assertThatThrownBy(() -> InputAssemblies.named("pixels"))
        .hasMessage(
            "no input assembly pixels; there are: compact, sub-integrations-64,"
                + " sub-integrations-64-centred");
  }
}
