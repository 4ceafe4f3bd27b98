package org.pulsartriage.candidates.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Probabilities that do not sum to one would bend every posterior. */
class MatchDensitiesTest {

  private final Harmonics harmonics = new Harmonics(0.7);

  @Test
  void shouldShareOutAllOfAPulsarsCandidatesOverItsHarmonics() {
    assertThat(IntStream.range(0, harmonics.count()).mapToDouble(harmonics::weight).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void shouldHaveEveryRatioUpToSixteenOnceAndInOrder() {
    Set<Double> ratios = new HashSet<>();
    for (int i = 0; i < harmonics.count(); i++) {
      ratios.add((double) harmonics.numerator(i) / harmonics.denominator(i));
      assertThat(harmonics.numerator(i)).isBetween(1, 16);
      assertThat(harmonics.denominator(i)).isBetween(1, 16);
      assertThat(harmonics.logarithm(i))
          .isCloseTo(
              Math.log((double) harmonics.numerator(i) / harmonics.denominator(i)), within(1e-15));
      assertThat(i == 0 || harmonics.logarithm(i) > harmonics.logarithm(i - 1)).isTrue();
    }
    Set<Double> all = new HashSet<>();
    IntStream.rangeClosed(1, 16)
        .forEach(a -> IntStream.rangeClosed(1, 16).forEach(b -> all.add((double) a / b)));
    assertThat(ratios).isEqualTo(all).hasSize(harmonics.count());
  }

  @Test
  void shouldFavourTheFundamentalAndThenLowHarmonics() {
    double fundamental = weight(1, 1);
    assertThat(fundamental).isEqualTo(0.7);
    assertThat(weight(1, 2)).isEqualTo(weight(2, 1)).isLessThan(fundamental / 10);
    assertThat(weight(15, 16)).isLessThan(weight(1, 16)).isLessThan(weight(3, 2));
  }

  @Test
  void shouldFindEveryDetectionSomewhereAroundThePulsar() {
    BeamPattern beam = BeamPattern.ofWidth(0.24);
    double step = 1e-3;
    double sum = 0;
    for (double radius = step / 2; radius < 200; radius += step) {
      sum += 2 * Math.PI * radius * step * beam.density(radius);
    }
    assertThat(sum).isCloseTo(1, within(1e-3));
  }

  @Test
  void shouldHalveTheMainBeamAtHalfItsWidth() {
    BeamPattern beam = new BeamPattern(0.24, 0, 3);

    assertThat(beam.density(0.12)).isCloseTo(beam.density(0) / 2, within(1e-12));
  }

  @Test
  void shouldSpreadAProbabilityOfOne() {
    Spread spread = new Spread(0.5, 4, 0.2);
    double step = 1e-3;
    double sum = 0;
    for (double x = -spread.reach(); x < spread.reach(); x += step) {
      sum += step * spread.density(x + step / 2);
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
  }

  @Test
  void shouldSmearAPulseByItsWidthAtTheDispersionToleranceOfTheBand() {
    // 8.3 us of smearing a MHz of band a unit of DM at 1 GHz (Lorimer and Kramer 2004, eq. 4.7).
    Sighting narrowBand =
        new Sighting(new SkyPosition(0, 0), 1.0, true, 0.0, 0.01, 1_000.0, 1.0, 540.0);

    assertThat(Tolerances.smearedDm(narrowBand)).isCloseTo(0.01 / 8.3e-6, within(2.0));
  }

  @Test
  void shouldToleratePeriodsMoreWithoutBarycentreAndInShortObservations() {
    double plain = Tolerances.logPeriod(sighting(true, 540)).narrow();

    assertThat(Tolerances.logPeriod(sighting(false, 540)).narrow()).isGreaterThan(plain);
    assertThat(Tolerances.logPeriod(sighting(true, 54)).narrow()).isGreaterThan(plain);
  }

  @Test
  void shouldRefuseSettingsThatAreNoPattern() {
    assertThatThrownBy(() -> BeamPattern.ofWidth(0)).hasMessageContaining("beam width 0.0");
    assertThatThrownBy(() -> new BeamPattern(0.2, 1.5, 3)).hasMessageContaining("1.5");
    assertThatThrownBy(() -> new MatchPriors(0, 0.7, 0.001, 30, 1_000, 0.1))
        .hasMessageContaining("odds");
    assertThatThrownBy(() -> new MatchPriors(0.1, 0.7, 30, 0.001, 1_000, 0.1))
        .hasMessageContaining("not a range");
  }

  private static Sighting sighting(boolean barycentric, double length) {
    return new Sighting(
        new SkyPosition(0, 0), 1.0, barycentric, 50.0, 0.05, 1_382.0, 400.0, length);
  }

  private double weight(int numerator, int denominator) {
    return harmonics.weight(harmonics.from(Math.log((double) numerator / denominator) - 1e-9));
  }
}
