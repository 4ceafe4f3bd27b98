package org.pulsartriage.candidates.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SkyPositionTest {

  private static final double ROUNDING = 1e-9;

  @Provide
  Arbitrary<SkyPosition> positions() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 360).ofScale(6),
            Arbitraries.doubles().between(-90, 90).ofScale(6))
        .as(SkyPosition::new);
  }

  @Property
  void shouldBeAsFarThereAsBack(
      @ForAll("positions") SkyPosition one, @ForAll("positions") SkyPosition other) {
    assertThat(one.separation(other))
        .isCloseTo(other.separation(one), within(ROUNDING))
        .isBetween(0.0, 180.0);
  }

  @Property
  void shouldNeverGainByADetour(
      @ForAll("positions") SkyPosition one,
      @ForAll("positions") SkyPosition other,
      @ForAll("positions") SkyPosition between) {
    assertThat(one.separation(other))
        .isLessThanOrEqualTo(one.separation(between) + between.separation(other) + ROUNDING);
  }

  @Property
  void shouldNotKnowARightAscensionAtThePoles(
      @ForAll("positions") SkyPosition position,
      @ForAll @DoubleRange(min = 0, max = 359) double rightAscension) {
    assertThat(position.separation(new SkyPosition(rightAscension, 90)))
        .isCloseTo(90 - position.declination(), within(ROUNDING));
    assertThat(position.separation(new SkyPosition(rightAscension, -90)))
        .isCloseTo(90 + position.declination(), within(ROUNDING));
  }

  @Property
  void shouldTakeRightAscensionsAWholeTurnApartForTheSame(
      @ForAll("positions") SkyPosition position) {
    SkyPosition turned = new SkyPosition(position.rightAscension() - 720, position.declination());

    assertThat(turned.rightAscension()).isGreaterThanOrEqualTo(0).isLessThan(360);
    assertThat(position.separation(turned)).isCloseTo(0, within(ROUNDING));
  }

  @Test
  void shouldMeasureAcrossTheOriginOfRightAscension() {
    assertThat(new SkyPosition(359.9, 0).separation(new SkyPosition(0.1, 0)))
        .isCloseTo(0.2, within(ROUNDING));
  }

  @Test
  void shouldTellPositionsAMicroarcsecondApart() {
    double microarcsecond = 1e-6 / 3_600;

    assertThat(new SkyPosition(10, 45).separation(new SkyPosition(10, 45 + microarcsecond)))
        .isCloseTo(microarcsecond, within(microarcsecond / 1_000));
  }

  @Test
  void shouldMeasureTheDistanceOfTwoPolesOfTheSky() {
    // Of the Galaxy and of the Earth: 90 degrees less the declination of the former.
    assertThat(new SkyPosition(192.85948, 27.12825).separation(new SkyPosition(0, 90)))
        .isCloseTo(62.87175, within(ROUNDING));
  }

  @Test
  void shouldRefuseWhatIsNoDirection() {
    assertThatThrownBy(() -> new SkyPosition(0, 90.5)).hasMessageContaining("90.5");
    assertThatThrownBy(() -> new SkyPosition(Double.NaN, 0)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new SkyPosition(0, Double.NaN)).hasMessageContaining("NaN");
  }
}
