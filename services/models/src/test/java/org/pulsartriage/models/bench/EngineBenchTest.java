package org.pulsartriage.models.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Sgd;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.loss.CrossEntropy;
import org.pulsartriage.models.network.NetworkCost;
import org.pulsartriage.models.network.NetworkSettings;
import org.pulsartriage.models.network.Networks;

class EngineBenchTest {

  @Test
  void shouldMeasureEveryCombinationAgainstThePeak() {
    List<EngineRow> told = new ArrayList<>();

    List<EngineRow> rows =
        EngineBench.run(
            new EngineBench.Plan(
                List.of("compact", "mlp"),
                List.of(EngineKind.DL4J, EngineKind.ONNX),
                List.of(1, 8),
                1,
                Duration.ofMillis(30)),
            1e11,
            told::add);

    assertThat(rows).isEqualTo(told).hasSize(8);
    assertThat(rows).extracting(EngineRow::engine).contains("dl4j", "onnx");
    assertThat(rows).extracting(EngineRow::candidatesPerSecond).allMatch(rate -> rate > 0);
    EngineRow row = rows.get(0);
    NetworkSettings settings = new NetworkSettings(2, 8, new CrossEntropy(), new Sgd(0.1), 0, 1);
    long flops = NetworkCost.flops(Networks.named(row.network()), settings);
    assertThat(row.shareOfFmaPeak())
        .isCloseTo(row.candidatesPerSecond() * flops / 1e11, within(1e-12));
  }

  /** No processor that runs this does less than 1 GFLOP/s, none more than a tera a core. */
  @Test
  void shouldFindAPeakThatAProcessorCanHave() {
    assertThat(FmaPeak.measure(1, Duration.ofMillis(300))).isBetween(1e9, 1e12);
  }
}
