package org.pulsartriage.candidates.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkyIndexTest {

  private final List<SkyPosition> places =
      Stream.concat(
              new SyntheticSky(1).pulsars(1_500).stream().map(KnownPulsar::position),
              Stream.of(
                  new SkyPosition(0, 90),
                  new SkyPosition(200, 89.9),
                  new SkyPosition(0, -90),
                  new SkyPosition(0, 0),
                  new SkyPosition(0, 0),
                  new SkyPosition(359.999, 0.5)))
          .toList();

  @Property(tries = 300)
  void shouldFindWhatLookingAtEveryPlaceFinds(
      @ForAll @DoubleRange(min = 0, max = 360) double rightAscension,
      @ForAll @DoubleRange(min = -90, max = 90) double declination) {
    compare(new SkyPosition(rightAscension, declination), 2.88);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 90, 3",
    "10, 88, 3",
    "0, -90, 3",
    "0, 0, 3",
    "359.99, 0, 3",
    "0.5, 1, 1",
    "12, 45, 90"
  })
  void shouldFindThemAtPolesAndAcrossTheOriginOfRightAscension(
      double rightAscension, double declination, double reach) {
    compare(new SkyPosition(rightAscension, declination), reach);
  }

  private void compare(SkyPosition centre, double reach) {
    TreeMap<Integer, Double> found = new TreeMap<>();
    new SkyIndex(places, reach)
        .visit(centre, (place, separation) -> assertThat(found.put(place, separation)).isNull());
    TreeMap<Integer, Double> expected = new TreeMap<>();
    IntStream.range(0, places.size())
        .filter(i -> centre.separation(places.get(i)) <= reach)
        .forEach(i -> expected.put(i, centre.separation(places.get(i))));

    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (place, separation) -> assertThat(found.get(place)).isCloseTo(separation, within(1e-6)));
  }
}
