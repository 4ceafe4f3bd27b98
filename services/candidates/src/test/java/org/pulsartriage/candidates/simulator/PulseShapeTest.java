package org.pulsartriage.candidates.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PulseShapeTest {

  @Test
  void shouldStandWhereItIsPut() {
    float[] bins = new float[128];
    new PulseShape().gaussian(0, 0.05, 1).addTo(bins, 0, 128, 0.25, 2);

    int highest = 0;
    for (int i = 0; i < bins.length; i++) {
      highest = bins[i] > bins[highest] ? i : highest;
    }
    // Phase 0.25 is the edge of bins 31 and 32.
    assertThat(highest).isIn(31, 32);
    assertThat(bins[31]).isCloseTo(bins[32], within(1e-3f));
    assertThat(bins[highest]).isCloseTo(2, within(0.1f));
  }

  @Test
  void shouldHaveUnitSnrOnceNormalised() {
    for (double width : new double[] {0.01, 0.05, 0.2}) {
      PulseShape shape = new PulseShape().gaussian(0, width, 7);
      double boxcar = shape.normalise(128, 1);
      float[] bins = new float[128];
      shape.addTo(bins, 0, 128, 0.5, 1);
      int half = (int) Math.round(boxcar * 128 / 2);
      double on = 0;
      double total = 0;
      for (int i = 0; i < 128; i++) {
        total += bins[i];
        on += i >= 64 - half && i < 64 + half ? bins[i] : 0;
      }
      double w = 2.0 * half;
      double snr = (on - total * w / 128) / Math.sqrt(w * (1 - w / 128));
      assertThat(snr).as("width %s", width).isBetween(0.8, 1.05);
    }
  }

  @Test
  void shouldKeepItsAreaAndGrowATailWhenScattered() {
    float[] plain = new float[128];
    float[] scattered = new float[128];
    new PulseShape().gaussian(0.3, 0.03, 1).addTo(plain, 0, 128, 0, 1);
    new PulseShape().gaussian(0.3, 0.03, 1).scattered(0.05).addTo(scattered, 0, 128, 0, 1);
    double before = 0;
    double after = 0;
    for (int i = 0; i < 128; i++) {
      before += plain[i];
      after += scattered[i];
    }
    assertThat(after).isCloseTo(before, within(0.01 * before));
    assertThat(scattered[50]).isGreaterThan(5 * scattered[28]);
  }

  @Test
  void shouldHaveTheHarmonicsOfACosine() {
    double[] harmonics = new PulseShape().cosine(3, 0.2, 1).harmonics();

    for (int h = 1; h <= harmonics.length; h++) {
      assertThat(harmonics[h - 1] > 1).as("harmonic %d", h).isEqualTo(h == 3);
    }
  }
}
