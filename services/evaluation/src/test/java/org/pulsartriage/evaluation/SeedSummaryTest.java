package org.pulsartriage.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedSummaryTest {

  @Test
  void shouldAverageTheEpochsOfASeedBeforeItComparesSeeds() {
    Map<Long, List<Map<String, Double>>> seeds = new LinkedHashMap<>();
    seeds.put(1L, List.of(Map.of("f1", 0.90), Map.of("f1", 0.94)));
    seeds.put(2L, List.of(Map.of("f1", 0.95), Map.of("f1", 0.97)));
    seeds.put(3L, List.of(Map.of("f1", 0.94)));

    Summary summary = SeedSummary.of(seeds).get("f1");

    // Seeds .92, .96, .94: mean .94, sd .02, t(2, .975) = 4.3027.
    assertThat(summary.mean()).isCloseTo(0.94, within(1e-12));
    assertThat(summary.sd()).isCloseTo(0.02, within(1e-12));
    assertThat(summary.halfWidth95())
        .isCloseTo(4.302652729911275 * 0.02 / Math.sqrt(3), within(1e-9));
    assertThat(summary.seeds()).isEqualTo(3);
  }

  @Test
  void shouldSayThatOneSeedHasNoSpread() {
    Summary summary = Summary.of(0.98);

    assertThat(summary.mean()).isEqualTo(0.98);
    assertThat(summary.sd()).isNaN();
    assertThat(summary.halfWidth95()).isNaN();
  }

  @Test
  void shouldRefuseSeedsThatDoNotMatch() {
    assertThatThrownBy(() -> SeedSummary.of(Map.of(4L, List.of())))
        .hasMessage("seed 4 has no scored epoch");
    Map<Long, List<Map<String, Double>>> seeds = new LinkedHashMap<>();
    seeds.put(1L, List.of(Map.of("f1", 0.9)));
    seeds.put(2L, List.of(Map.of("auc", 0.9)));
    assertThatThrownBy(() -> SeedSummary.of(seeds))
        .hasMessage("seed 2 has figures [auc], others [f1]");
  }
}
