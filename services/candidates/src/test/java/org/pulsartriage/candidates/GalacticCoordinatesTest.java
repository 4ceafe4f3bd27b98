package org.pulsartriage.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class GalacticCoordinatesTest {

  @Test
  void shouldPutTheVelaPulsarWhereTheCatalogueHasIt() {
    GalacticCoordinates vela = GalacticCoordinates.ofEquatorial(128.83588, -45.17635);

    assertThat(vela.longitude()).isCloseTo(263.552, within(0.002));
    assertThat(vela.latitude()).isCloseTo(-2.787, within(0.002));
  }

  @Property
  void shouldComeBackFromTheOtherFrame(
      @ForAll @DoubleRange(min = 0, max = 359.99) double rightAscension,
      @ForAll @DoubleRange(min = -89.9, max = 89.9) double declination) {
    double[] back = GalacticCoordinates.ofEquatorial(rightAscension, declination).toEquatorial();

    double across = Math.cos(Math.toRadians(declination));
    double turn = Math.abs(back[0] - rightAscension);
    assertThat(Math.min(turn, 360 - turn) * across).isCloseTo(0, within(1e-6));
    assertThat(back[1]).isCloseTo(declination, within(1e-6));
  }
}
