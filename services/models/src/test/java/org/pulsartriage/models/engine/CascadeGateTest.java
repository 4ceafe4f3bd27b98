package org.pulsartriage.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class CascadeGateTest {

  @Property
  void shouldBeAsHighAsItCanBeWithoutLosingWhatTheSecondStageFinds(
      @ForAll @Size(20) List<@DoubleRange(min = 0, max = 1) Double> first,
      @ForAll @Size(20) boolean[] found) {
    double gate =
        CascadeGate.losingNothing(first.stream().mapToDouble(Double::doubleValue).toArray(), found);

    double lowest =
        IntStream.range(0, 20).filter(i -> found[i]).mapToDouble(first::get).min().orElse(0);
    assertThat(gate).isEqualTo(lowest);
  }

  @Example
  void shouldRefuseWhatIsNoProbability() {
    assertThatThrownBy(
            () -> CascadeGate.losingNothing(new double[] {0.5, 2}, new boolean[] {true, true}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("probability of candidate 1 is 2.0");
  }
}
