package org.pulsartriage.models.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RobustScaleTest {

  @Property(tries = 300)
  void shouldMeasureFromTheMedianInMedianDeviations(
      @ForAll @Size(min = 2, max = 70) float[] values) {
    float[] scaled = values.clone();
    double middle = median(values);
    double[] deviations = new double[values.length];
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    for (int i = 0; i < values.length; i++) {
      deviations[i] = Math.abs(values[i] - middle);
      least = Math.min(least, values[i]);
      most = Math.max(most, values[i]);
    }
    double noise = Math.max(1.4826 * median(deviations), 0.01 * (most - least));

    RobustScale.apply(scaled, 0, scaled.length);

    for (int i = 0; i < values.length; i++) {
      float expected = noise > 0 ? (float) ((values[i] - middle) / noise) : 0;
      assertThat(scaled[i]).isEqualTo(expected);
    }
  }

  @Property(tries = 100)
  void shouldCompressAsTheInverseHyperbolicSineDoes(
      @ForAll @FloatRange(min = -100, max = 100) float value) {
    float[] values = {value};

    RobustScale.compress(values);

    assertThat(Math.sinh(values[0])).isCloseTo(value, within(1e-4 * (1 + Math.abs(value))));
  }

  @Test
  void shouldBoundABrightPulseInARowWithoutNoise() {
    float[] row = new float[64];
    row[20] = 255;

    RobustScale.apply(row, 0, 64);

    assertThat(row[20]).isEqualTo(100);
    assertThat(row[0]).isZero();
  }

  @Test
  void shouldLeaveTheRestOfTheArrayAlone() {
    float[] values = {9, 1, 2, 3, 9};

    RobustScale.apply(values, 1, 4);

    assertThat(values[0]).isEqualTo(9);
    assertThat(values[2]).isZero();
    assertThat(values[4]).isEqualTo(9);
  }

  private static double median(float[] values) {
    double[] numbers = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = values[i];
    }
    return median(numbers);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
