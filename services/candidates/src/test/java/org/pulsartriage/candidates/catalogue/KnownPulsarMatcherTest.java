package org.pulsartriage.candidates.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.pulsartriage.schemas.KnownPulsarMatch;

class KnownPulsarMatcherTest {

  private static final int PULSARS = 3_000;
  private static final List<KnownPulsar> CATALOGUE = new SyntheticSky(7).pulsars(PULSARS);
  private static final BeamPattern BEAM = BeamPattern.ofWidth(BeamPattern.PARKES_MULTIBEAM_WIDTH);
  private static final KnownPulsarMatcher MATCHER =
      new KnownPulsarMatcher(CATALOGUE, BEAM, MatchPriors.SURVEY);

  @Property(tries = 1_000)
  void shouldKnowACandidateOfAPulsarInTheBeam(
      @ForAll @IntRange(max = PULSARS - 1) int number,
      @ForAll @DoubleRange(min = -1, max = 1) double north,
      @ForAll @DoubleRange(min = 0.01, max = 0.1) double width,
      @ForAll @DoubleRange(min = -2, max = 2) double periodSigmas,
      @ForAll @DoubleRange(min = -2, max = 2) double dmSigmas) {
    KnownPulsar pulsar = CATALOGUE.get(number);

    List<KnownPulsarMatch> matches =
        MATCHER.match(drawn(pulsar, 1, north, width, periodSigmas, dmSigmas));

    assertThat(matches).isNotEmpty();
    KnownPulsarMatch best = matches.get(0);
    assertThat(best.getName()).isEqualTo(pulsar.name());
    assertThat(best.getPosterior()).isGreaterThan(pulsar.dm() == null ? 0.5 : 0.9);
    assertThat(best.getRatioNumerator()).isEqualTo(best.getRatioDenominator()).isEqualTo(1);
    assertThat(best.getSeparation()).isCloseTo(Math.abs(north) * BEAM.width() / 2, within(1e-6));
  }

  @Property(tries = 500)
  void shouldNameTheHarmonic(
      @ForAll @IntRange(max = PULSARS - 1) int number,
      @ForAll @IntRange(min = 1, max = 16) int numerator,
      @ForAll @IntRange(min = 1, max = 16) int denominator) {
    KnownPulsar pulsar = CATALOGUE.get(number);

    List<KnownPulsarMatch> matches =
        MATCHER.match(drawn(pulsar, (double) numerator / denominator, 0, 0.02, 0, 0));

    assertThat(matches)
        .filteredOn(match -> match.getName().equals(pulsar.name()))
        .allSatisfy(
            match ->
                assertThat(match.getRatioNumerator() * denominator)
                    .isEqualTo(match.getRatioDenominator() * numerator));
    if (numerator * denominator <= 6 && pulsar.dm() != null && pulsar.period() < 1) {
      assertThat(matches.get(0).getName()).isEqualTo(pulsar.name());
      assertThat(matches.get(0).getPosterior()).isGreaterThan(0.9);
    }
  }

  @Test
  void shouldNearlyNeverKnowACandidateThatIsNoPulsar() {
    SyntheticSky sky = new SyntheticSky(11);
    int candidates = 50_000;

    long mistaken =
        IntStream.range(0, candidates)
            .filter(
                i ->
                    MATCHER.match(sky.chance()).stream()
                        .anyMatch(match -> match.getPosterior() > 0.5))
            .count();

    // By Markov's inequality no more than this is to be expected, whatever the catalogue.
    assertThat(mistaken).isLessThan((long) (MatchPriors.SURVEY.knownOdds() * candidates));
  }

  @Property(tries = 500)
  void shouldGivePosteriorsThatLeaveRoomForChance(
      @ForAll @IntRange(max = PULSARS - 1) int number,
      @ForAll @DoubleRange(min = -20, max = 20) double north) {
    List<KnownPulsarMatch> matches =
        MATCHER.match(drawn(CATALOGUE.get(number), 1, north, 0.05, 0, 0));

    assertThat(matches.stream().mapToDouble(KnownPulsarMatch::getPosterior).sum())
        .isLessThanOrEqualTo(1);
    assertThat(matches)
        .isSortedAccordingTo((a, b) -> Double.compare(b.getPosterior(), a.getPosterior()))
        .hasSizeLessThanOrEqualTo(KnownPulsarMatcher.MOST_MATCHES)
        .allMatch(match -> match.getPosterior() >= KnownPulsarMatcher.LEAST_POSTERIOR);
  }

  @Test
  void shouldBelieveLessTheFartherTheBeamAndNothingBeyondItsReach() {
    KnownPulsarMatcher one = alone(new KnownPulsar("X", new SkyPosition(100, -40), 0.5, 100.0));
    double near = posterior(one, new SkyPosition(100, -40.0));
    double lobe = posterior(one, new SkyPosition(100, -41.2));
    double far = posterior(one, new SkyPosition(100, -42.8));

    assertThat(near).isGreaterThan(lobe);
    assertThat(lobe).isGreaterThan(far);
    assertThat(one.match(SyntheticSky.sighting(new SkyPosition(100, -43), 0.5, 100.0, 0.05)))
        .isEmpty();
  }

  @Test
  void shouldShareThePosteriorBetweenTwoThatFitAlike() {
    SkyPosition position = new SkyPosition(6, -72);
    KnownPulsarMatcher pair =
        new KnownPulsarMatcher(
            List.of(
                new KnownPulsar("A", position, 0.005, 24.4),
                new KnownPulsar("B", position, 0.005, 24.4)),
            BEAM,
            MatchPriors.SURVEY);

    List<KnownPulsarMatch> matches = pair.match(SyntheticSky.sighting(position, 0.005, 24.4, 0.05));

    assertThat(matches).extracting(KnownPulsarMatch::getName).containsExactly("A", "B");
    assertThat(matches)
        .allSatisfy(match -> assertThat(match.getPosterior()).isCloseTo(0.5, within(1e-3)));
  }

  @Test
  void shouldBelieveLessWhereDispersionMeasuresDiffer() {
    SkyPosition position = new SkyPosition(100, -40);
    KnownPulsarMatcher one = alone(new KnownPulsar("X", position, 0.5, 100.0));

    List<KnownPulsarMatch> same = one.match(SyntheticSky.sighting(position, 0.5, 103.0, 0.05));

    assertThat(same.get(0).getDmDifference()).isCloseTo(3, within(1e-9));
    assertThat(same.get(0).getPosterior()).isGreaterThan(0.99);
    assertThat(one.match(SyntheticSky.sighting(position, 0.5, 400.0, 0.05))).isEmpty();
  }

  @Test
  void shouldMatchWithoutADispersionMeasureButBelieveLess() {
    SkyPosition position = new SkyPosition(100, -40);
    KnownPulsarMatcher without = alone(new KnownPulsar("X", position, 0.5, null));
    KnownPulsarMatcher with = alone(new KnownPulsar("X", position, 0.5, 100.0));
    Sighting sighting = SyntheticSky.sighting(position, 0.5, 100.0, 0.05);

    KnownPulsarMatch match = without.match(sighting).get(0);

    assertThat(match.getDmDifference()).isNull();
    assertThat(match.getPosterior()).isLessThan(with.match(sighting).get(0).getPosterior());
  }

  @Test
  void shouldTakeWildValuesForNoMatch() {
    SkyPosition position = CATALOGUE.get(0).position();

    assertThat(MATCHER.match(SyntheticSky.sighting(position, 1e300, -1e300, 1))).isEmpty();
    assertThat(MATCHER.match(SyntheticSky.sighting(position, 1e-300, 1e300, 1e-9))).isEmpty();
  }

  private static Sighting drawn(
      KnownPulsar pulsar,
      double ratio,
      double north,
      double width,
      double periodSigmas,
      double dmSigmas) {
    // Towards the equator, so that no pole is crossed.
    double step = (pulsar.position().declination() > 0 ? -1 : 1) * Math.abs(north);
    SkyPosition beam =
        new SkyPosition(
            pulsar.position().rightAscension(),
            pulsar.position().declination() + step * BEAM.width() / 2);
    Sighting exact = SyntheticSky.sighting(beam, ratio * pulsar.period(), pulsar.dm(), width);
    double logPeriod = periodSigmas * Tolerances.logPeriod(exact).narrow();
    Double dm =
        pulsar.dm() == null
            ? null
            : pulsar.dm() + dmSigmas * Tolerances.dm(exact, pulsar.dm()).narrow();
    return SyntheticSky.sighting(beam, exact.period() * Math.exp(logPeriod), dm, width);
  }

  private static KnownPulsarMatcher alone(KnownPulsar pulsar) {
    return new KnownPulsarMatcher(List.of(pulsar), BEAM, MatchPriors.SURVEY);
  }

  private static double posterior(KnownPulsarMatcher matcher, SkyPosition position) {
    return matcher.match(SyntheticSky.sighting(position, 0.5, 100.0, 0.05)).get(0).getPosterior();
  }
}
