package org.pulsartriage.models.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pulsartriage.models.engine.EngineKind;

class EngineBenchTest {

  @Test
  void shouldMeasureEveryCombinationAgainstThePeakOfTheSameRun() {
    List<EngineRow> told = new ArrayList<>();

    List<EngineRow> rows =
        EngineBench.run(
            new EngineBench.Plan(
                List.of("compact", "mlp"),
                List.of(EngineKind.DL4J, EngineKind.ONNX),
                List.of(1, 8),
                1,
                Duration.ofMillis(30)),
            told::add);

    assertThat(rows).isEqualTo(told).hasSize(8);
    assertThat(rows).extracting(EngineRow::engine).contains("dl4j", "onnx");
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.candidatesPerSecond()).isPositive();
              assertThat(row.shareOfFmaPeak()).isPositive().isFinite();
            });
  }
}
