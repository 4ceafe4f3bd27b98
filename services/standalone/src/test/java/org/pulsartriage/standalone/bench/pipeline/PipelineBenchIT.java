package org.pulsartriage.standalone.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.models.engine.EngineKind;

/** A second of load on broker and scorer in processes of their own: that it works, not how fast. */
class PipelineBenchIT {

  @TempDir private Path folder;

  @Test
  void shouldMeasureRateLatencyAndProcessorTimeOfProcessesApartAndLeaveNothing() throws Exception {
    PipelineBench bench =
        new PipelineBench(
            new PipelineBench.Plan(
                List.of("compact"),
                EngineKind.DL4J,
                List.of(Arrangement.APART),
                1,
                Duration.ofMillis(500),
                Duration.ofSeconds(1)),
            folder);

    List<PipelineRow> rows = bench.run(PipelineBench.Observer.NONE, row -> {});

    assertThat(rows)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.guarantee()).isEqualTo("exactly-once");
              assertThat(row.candidatesPerSecond()).isPositive();
              assertThat(row.engineBefore()).isPositive();
              assertThat(row.engineAfter()).isPositive().isNotEqualTo(row.engineBefore());
              assertThat(row.engineCandidatesPerSecond())
                  .isBetween(
                      Math.min(row.engineBefore(), row.engineAfter()),
                      Math.max(row.engineBefore(), row.engineAfter()));
              assertThat(row.p50Millis()).isPositive().isLessThanOrEqualTo(row.p99Millis());
              assertThat(row.processorMillis()).containsOnlyKeys("broker", "load", "scorer");
              assertThat(row.allProcessorMillis()).isPositive();
            });
    assertThat(folder).isDirectoryNotContaining(path -> path.toFile().isDirectory());
  }
}
