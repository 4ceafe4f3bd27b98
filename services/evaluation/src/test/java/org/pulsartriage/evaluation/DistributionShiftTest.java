package org.pulsartriage.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DistributionShiftTest {

  private static final int BINS = 20;

  @Test
  void shouldBeAsWorkedByHand() {
    // p = (30.5, 10.5) / 41, q = (20.5, 20.5) / 41.
    DistributionShift shift =
        DistributionShift.of(new double[] {30, 10}, new double[] {0.5, 0.5}, 40);

    assertThat(shift.distance()).isCloseTo(0.25, within(1e-12));
    assertThat(shift.stabilityIndex())
        .isCloseTo(
            10.0 / 41 * Math.log(30.5 / 20.5) - 10.0 / 41 * Math.log(10.5 / 20.5), within(1e-12));
    // 20 candidates' worth: argument (4.47214 + .12 + .02460) * .25 = 1.15418;
    // 2 (exp(-2 a^2) - exp(-8 a^2)) = .13930
    assertThat(shift.pValue()).isCloseTo(0.1393, within(1e-4));
  }

  @Test
  void shouldFindNoneInAnEmptySampleAndInOneThatIsTheReference() {
    assertThat(DistributionShift.of(new double[2], new double[] {0.5, 0.5}, 10))
        .isEqualTo(new DistributionShift(0, 0, 1));
    assertThat(DistributionShift.of(new double[] {10, 30}, new double[] {0.25, 0.75}, 40))
        .satisfies(
            same -> {
              assertThat(same.stabilityIndex()).isCloseTo(0, within(1e-12));
              assertThat(same.pValue()).isEqualTo(1);
            });
  }

  @Test
  void shouldRefuseBinsOfAnotherReference() {
    assertThatThrownBy(() -> DistributionShift.of(new double[3], new double[2], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 counts for 2 bins of the reference");
  }

  @Property(tries = 200)
  void shouldNeverCallSamplesOfTheReferenceShifted(
      @ForAll long seed, @ForAll @IntRange(min = 200, max = 3_000) int sample) {
    Random random = new Random(seed);
    double[] reference = draw(random, 2_000, 0);
    DistributionShift shift =
        DistributionShift.of(draw(random, sample, 0), shares(reference), 2_000);

    // Over this scale the index is about a chi-square with 19 degrees of freedom (Yurdakul 2018):
    // above 85 about once in a hundred million draws, and above .25 itself once in 1,300 of 200.
    double scale = 1.0 / sample + 1.0 / 2_000;
    assertThat(shift.stabilityIndex()).isLessThan(85 * scale);
    // Of 200 draws the least is above 1e-8 but once in half a million runs.
    assertThat(shift.pValue()).isGreaterThan(1e-8);
  }

  @Property(tries = 200)
  void shouldCallEverySampleShiftedWhoseMeanIsAStandardDeviationOff(
      @ForAll long seed, @ForAll @IntRange(min = 200, max = 3_000) int sample) {
    Random random = new Random(seed);
    double[] reference = draw(random, 2_000, 0);
    DistributionShift shift =
        DistributionShift.of(draw(random, sample, 1), shares(reference), 2_000);

    assertThat(shift.stabilityIndex()).isGreaterThan(0.5);
    assertThat(shift.pValue()).isLessThan(1e-9);
  }

  @Property(tries = 300)
  void shouldGiveAPValueThatIsNoSmallerThanTheShareOfSuchDraws(
      @ForAll @IntRange(min = 1, max = 1_000_000) int seed) {
    Random random = new Random(seed);
    int below = 0;
    for (int i = 0; i < 100; i++) {
      double[] reference = draw(random, 1_000, 0);
      below +=
          DistributionShift.of(draw(random, 300, 0), shares(reference), 1_000).pValue() < 0.05
              ? 1
              : 0;
    }
    // 5 of 100 expected at most; 17 or more come once in a million.
    assertThat(below).isLessThan(17);
  }

  /** A normal distribution in bins that hold a twentieth each of one around 0. */
  private static double[] draw(Random random, int sample, double mean) {
    double[] counts = new double[BINS];
    for (int i = 0; i < sample; i++) {
      double value = mean + random.nextGaussian();
      counts[(int) Math.min(BINS - 1, BINS * cumulative(value))]++;
    }
    return counts;
  }

  /** Of the normal distribution, by the logistic approximation: any would do. */
  private static double cumulative(double value) {
    return 1 / (1 + Math.exp(-1.702 * value));
  }

  private static double[] shares(double[] counts) {
    double sum = Arrays.stream(counts).sum();
    return Arrays.stream(counts).map(count -> count / sum).toArray();
  }
}
