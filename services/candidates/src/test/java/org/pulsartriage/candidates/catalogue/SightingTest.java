package org.pulsartriage.candidates.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pulsartriage.schemas.FoldValues;
import org.pulsartriage.schemas.Observation;

class SightingTest {

  private final Observation observation =
      new Observation("Parkes", "G1", 4, 187.25, -63.5, 1_382.0, -400.0, 54_985.7, 558.7);
  private final FoldValues fold = new FoldValues(0.5, 0.50001, 60.0, null, null, 12.0, 0.05);

  @Test
  void shouldPreferThePeriodAtTheBarycentre() {
    Sighting sighting = Sighting.of(observation, fold).orElseThrow();

    assertThat(sighting.period()).isEqualTo(0.50001);
    assertThat(sighting.barycentric()).isTrue();
    assertThat(sighting.bandwidth()).isEqualTo(400);
    assertThat(sighting.position()).isEqualTo(new SkyPosition(187.25, -63.5));
  }

  @Test
  void shouldTakeThePeriodAtTheTelescopeWhereThereIsNoOther() {
    fold.setBarycentricPeriod(null);

    Sighting sighting = Sighting.of(observation, fold).orElseThrow();

    assertThat(sighting.period()).isEqualTo(0.5);
    assertThat(sighting.barycentric()).isFalse();
  }

  @Test
  void shouldSeeNothingWithoutPositionOrPeriod() {
    observation.setDeclination(-95.0);
    assertThat(Sighting.of(observation, fold)).isEmpty();

    observation.setDeclination(null);
    assertThat(Sighting.of(observation, fold)).isEmpty();

    observation.setDeclination(-63.5);
    fold.setBarycentricPeriod(Double.NaN);
    fold.setTopocentricPeriod(-1.0);
    assertThat(Sighting.of(observation, fold)).isEmpty();
  }

  @Test
  void shouldTakeValuesThatCannotBeTrueForNotGiven() {
    observation.setBandwidth(3_000.0);
    observation.setLength(0.0);
    fold.setWidth(7.0);
    fold.setDm(Double.POSITIVE_INFINITY);

    Sighting sighting = Sighting.of(observation, fold).orElseThrow();

    assertThat(sighting.centreFrequency()).isNull();
    assertThat(sighting.bandwidth()).isNull();
    assertThat(sighting.length()).isNull();
    assertThat(sighting.width()).isNull();
    assertThat(sighting.dm()).isNull();
  }
}
