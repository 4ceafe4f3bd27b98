package org.pulsartriage.trainer.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.Truth;

class FixedPointSamplesTest {

  @Test
  void shouldGiveBackWhatWasPutInSmallSteps() {
    FixedPointSamples samples = new FixedPointSamples(2);
    samples.put(
        0,
        new float[][] {{0.1f, -3.7f}, {15.9f}},
        new double[] {7},
        new Truth(CandidateKind.PULSAR, 12, 0.5, 30, 0.1));
    samples.put(
        1,
        new float[][] {{99, -99}, {0}},
        new double[] {8},
        new Truth(CandidateKind.RFI_COMB, 0, 0.02, 0, 0));
    float[][] read = {new float[2], new float[1]};

    samples.read(0, read);

    assertThat(read[0][0]).isCloseTo(0.1f, within(3e-4f));
    assertThat(read[0][1]).isCloseTo(-3.7f, within(3e-4f));
    assertThat(read[1][0]).isCloseTo(15.9f, within(3e-4f));
    samples.read(1, read);
    assertThat(read[0]).containsExactly(Short.MAX_VALUE / 2048f, -16f);
    assertThat(samples.classOf(0)).isEqualTo(1);
    assertThat(samples.classOf(1)).isZero();
    assertThat(samples.snr(0)).isEqualTo(12);
    assertThat(samples.period(1)).isEqualTo(0.02);
  }
}
