package org.pulsartriage.candidates.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PulseTest {

  @Property
  void shouldMeasureTheSameSnrWhateverThePhase(
      @ForAll @Size(min = 1, max = 140) byte[] samples, @ForAll @IntRange(max = 200) int turn) {
    double[] profile = new double[samples.length];
    double[] turned = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      profile[i] = samples[i] & 0xff;
      turned[(i + turn) % samples.length] = samples[i] & 0xff;
    }
    double snr = Pulse.of(profile).snr();
    assertThat(Pulse.of(turned).snr()).isCloseTo(snr, within(1e-9 * (1 + snr)));
  }

  @Property
  void shouldFollowThePulseRoundTheTurn(
      @ForAll @IntRange(min = 16, max = 140) int bins, @ForAll @IntRange(max = 200) int at) {
    double[] profile = pulse(bins, at, 3, 100, 1);
    Pulse pulse = Pulse.of(profile);
    assertThat(pulse.bin()).isEqualTo((at + 1) % bins);
    double shift = pulse.shiftToCentre(bins);
    assertThat(shift).isBetween(-0.5, 0.5);
    assertThat(Math.floorMod(Math.round(shift * bins) + pulse.bin(), bins)).isEqualTo(bins / 2);
  }

  @Property(tries = 300)
  void shouldGiveAFiniteSnrForAnyProfile(@ForAll @Size(min = 1, max = 80) float[] values) {
    double[] profile = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      profile[i] = Float.isFinite(values[i]) ? values[i] : 0;
    }
    Pulse pulse = Pulse.of(profile);
    assertThat(pulse.snr()).isFinite().isNotNegative();
    assertThat(pulse.bin()).isBetween(0, values.length - 1);
  }

  @Test
  void shouldMeasureTheSnrOfABoxcarInNoise() {
    // Height 8 over noise of 1 in 4 bins: 8 x sqrt(4).
    double sum = 0;
    for (int seed = 0; seed < 200; seed++) {
      double[] profile = pulse(128, 40, 4, 8, seed);
      sum += Pulse.of(profile).snr();
    }
    assertThat(sum / 200).isCloseTo(16, within(0.8));
  }

  @Test
  void shouldNotCountAnInterpulseAsNoise() {
    double[] profile = pulse(128, 40, 4, 50, 1);
    double alone = Pulse.of(profile).snr();
    profile[104] += 30;
    profile[105] += 30;
    assertThat(Pulse.of(profile).snr()).isCloseTo(alone, within(0.1 * alone));
  }

  @Test
  void shouldGiveNoSnrToAConstantProfile() {
    assertThat(Pulse.of(new double[64])).isEqualTo(new Pulse(0, 32));
    assertThat(Pulse.of(new double[] {7})).isEqualTo(new Pulse(0, 0));
  }

  @Test
  void shouldBoundTheSnrOfANoiselessPulseByItsSteps() {
    double[] profile = new double[64];
    profile[10] = 255;
    assertThat(Pulse.of(profile).snr()).isCloseTo(255 * Math.sqrt(12), within(1e-6));
  }

  @Test
  @Timeout(20)
  void shouldNotTakeTheSquareOfTheTimeForManyBins() {
    double[] profile = pulse(65_536, 1000, 400, 5, 1);
    assertThat(Pulse.of(profile).bin()).isCloseTo(1200, within(40));
  }

  private static double[] pulse(int bins, int at, int width, double height, long seed) {
    Random random = new Random(seed);
    double[] profile = new double[bins];
    for (int i = 0; i < bins; i++) {
      profile[i] = random.nextGaussian();
    }
    for (int i = 0; i < width; i++) {
      profile[(at + i) % bins] += height;
    }
    return profile;
  }
}
