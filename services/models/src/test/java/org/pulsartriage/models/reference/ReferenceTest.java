package org.pulsartriage.models.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ReferenceTest {

  @Property
  void shouldPutEveryValueIntoTheCellWhoseEndsEncloseIt(
      @ForAll Quantity quantity, @ForAll @DoubleRange(min = -1e6, max = 1e6) double value) {
    int cell = quantity.cell(value);

    double slack = 1e-9 * Math.max(1, Math.abs(value));
    assertThat(quantity.lower(cell)).isLessThanOrEqualTo(value + slack);
    assertThat(quantity.lower(cell + 1)).isGreaterThan(value - slack);
    assertThat(quantity.cell(quantity.middle(cell))).isEqualTo(cell);
  }

  @Test
  void shouldDivideASmoothDistributionIntoBinsOfAboutTheSameShare() {
    Cells cells = new Cells(Quantity.PROFILE_MEAN);
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      cells.add(Quantity.PROFILE_MEAN.cell(100 + 30 * random.nextGaussian()), 1);
    }

    Bins bins = cells.quantiles(20);

    assertThat(bins.size()).isEqualTo(20);
    assertThat(Arrays.stream(bins.shares()).boxed())
        .allSatisfy(share -> assertThat(share).isBetween(0.02, 0.08));
    double[] counts = cells.in(bins);
    for (int i = 0; i < 20; i++) {
      assertThat(counts[i] / 20_000).isCloseTo(bins.shares()[i], within(1e-12));
    }
  }

  @Test
  void shouldMakeFewerBinsWhereOneValueHoldsMuch() {
    Cells cells = new Cells(Quantity.DM_CURVE_MEAN);
    cells.add(Quantity.DM_CURVE_MEAN.cell(0), 900);
    for (int i = 1; i <= 100; i++) {
      cells.add(Quantity.DM_CURVE_MEAN.cell(i), 1);
    }

    Bins bins = cells.quantiles(20);

    assertThat(bins.shares()).startsWith(0.9);
    assertThat(bins.size()).isEqualTo(3);
    assertThat(Arrays.stream(bins.shares()).sum()).isCloseTo(1, within(1e-9));
  }

  @Test
  void shouldHaveOneBinWhereThereIsOneValue() {
    Cells cells = new Cells(Quantity.DM);
    cells.add(5, 10);

    assertThat(cells.quantiles(20)).isEqualTo(new Bins(new double[0], new double[] {1}));
  }

  @Test
  void shouldCountWeightedCandidatesAsTheUnweightedOnesThatTellAsMuch() {
    ReferenceBuilder builder = new ReferenceBuilder();
    double[] measured = new double[Quantity.values().length];
    Arrays.fill(measured, Double.NaN);
    measured[Quantity.DM.ordinal()] = 12;
    for (int i = 0; i < 1_000; i++) {
      builder.add(measured, i, i % 2 == 0 ? 3 : 1);
    }

    Reference reference = builder.build().orElseThrow();

    // (500 * 3 + 500)^2 / (500 * 9 + 500)
    assertThat(reference.sample()).isEqualTo(800);
    assertThat(reference.quantities()).containsOnlyKeys("dm", "logit");
    assertThat(reference.of(Quantity.LOGIT)).isPresent();
    assertThat(reference.of(Quantity.SNR)).isEmpty();
  }

  @Test
  void shouldSayNothingOnTooFewCandidates() {
    ReferenceBuilder builder = new ReferenceBuilder();
    for (int i = 0; i < ReferenceBuilder.LEAST_SAMPLE - 1; i++) {
      builder.add(new double[Quantity.values().length], i, 1);
    }
    assertThat(builder.build()).isEmpty();
  }

  @Test
  void shouldRefuseBinsThatAreNone() {
    assertThatThrownBy(() -> new Bins(new double[] {1, 1}, new double[] {0.5, 0.25, 0.25}))
        .hasMessage("edge 1 is 1.0: not ascending");
    assertThatThrownBy(() -> new Bins(new double[] {1}, new double[] {0.5, 0.25}))
        .hasMessageContaining("add up to 0.75");
    assertThatThrownBy(() -> new Bins(new double[] {1}, new double[] {1}))
        .hasMessageContaining("need 2 shares");
    assertThatThrownBy(() -> new Reference(0, Map.of())).hasMessageContaining("sample is 0.0");
  }
}
