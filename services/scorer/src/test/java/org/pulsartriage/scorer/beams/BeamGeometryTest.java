package org.pulsartriage.scorer.beams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BeamGeometryTest {

  private final BeamGeometry table = BeamGeometries.named("parkes-multibeam", 0.66);
  private final BeamGeometry angular = BeamGeometries.named("angular", 0.66);

  @Test
  void shouldHaveTheSameNeighboursInTheTableAsOnTheSky() {
    for (int one = 1; one <= 13; one++) {
      for (int other = 1; other <= 13; other++) {
        assertThat(table.areAdjacent(byNumber(one), byNumber(other)))
            .as("beams %d and %d", one, other)
            .isEqualTo(angular.areAdjacent(byPosition(one), byPosition(other)));
      }
    }
  }

  @Test
  void shouldGiveTheMiddleSixNeighboursTheInnerRingFiveAndTheOuterTwo() {
    assertThat(neighbours(1)).isEqualTo(6);
    assertThat(IntStream.rangeClosed(2, 7).map(this::neighbours)).containsOnly(5);
    assertThat(IntStream.rangeClosed(8, 13).map(this::neighbours)).containsOnly(2);
  }

  @Test
  void shouldTakeBeamsThatTheReceiverDoesNotHaveForDistant() {
    assertThat(table.areAdjacent(byNumber(1), byNumber(14))).isFalse();
    assertThat(table.areAdjacent(byNumber(1), byPosition(2))).isFalse();
    assertThat(angular.areAdjacent(byNumber(1), byNumber(2))).isFalse();
  }

  @Test
  void shouldRefuseAGeometryThatItDoesNotKnow() {
    assertThatThrownBy(() -> BeamGeometries.named("square", 1))
        .hasMessage("geometry of beams 'square': one of [angular, parkes-multibeam]");
  }

  private int neighbours(int beam) {
    return (int)
        IntStream.rangeClosed(1, 13)
            .filter(other -> other != beam)
            .filter(other -> table.areAdjacent(byNumber(beam), byNumber(other)))
            .count();
  }

  private static BeamPlace byNumber(int beam) {
    return new BeamPlace(beam, null);
  }

  private static BeamPlace byPosition(int beam) {
    return new BeamPlace(null, BeamScores.place(beam));
  }
}
