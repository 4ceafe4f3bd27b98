package org.pulsartriage.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.standalone.Triage;
import org.pulsartriage.standalone.console.ExitCodes;
import picocli.CommandLine;

class SizingTest {

  @TempDir private Path folder;

  private final Sizing sizing =
      new Sizing(
          10_000,
          new Sizing.Cost(0.6, 0.1, 0.3, 2_000, 20_000, 500),
          new Sizing.Cluster(3, 0.5, 16, 400e6, Sizing.gigabits(10), 12, 30));

  @Test
  void shouldGiveTheHandWorkedValues() {
    // 10,000 a second of 0.6 ms are 6 cores' work; half used, 12 cores.
    assertThat(sizing.ingestCores()).isCloseTo(12, within(1e-9));
    assertThat(sizing.scorerCores()).isCloseTo(6, within(1e-9));
    assertThat(sizing.brokerCores()).isCloseTo(6, within(1e-9));
    assertThat(sizing.partitions()).isEqualTo(10);
    assertThat(sizing.produced()).isCloseTo(205e6, within(1.0));
    assertThat(sizing.written()).isCloseTo(615e6, within(1.0));
    assertThat(sizing.kept()).isCloseTo(615e6 * 3600 * 12 * 30, within(1e6));
    assertThat(sizing.brokersByCores()).isEqualTo(1);
    assertThat(sizing.brokersByDisk()).isEqualTo(4);
    assertThat(sizing.brokersByNetwork()).isEqualTo(1);
    assertThat(sizing.brokers()).isEqualTo(4);
  }

  @Test
  void shouldSizeFromMeasurementsOnDisk() throws IOException {
    Path pipeline = folder.resolve("pipeline.json");
    Map<String, Object> apart =
        Map.of(
            "network",
            "compact",
            "arrangement",
            "apart",
            "threads",
            2,
            "record_bytes",
            18_000,
            "score_bytes",
            400,
            "candidates_per_second",
            3_000.5,
            "processor_ms_broker",
            0.1,
            "processor_ms_scorer",
            0.25);
    new BenchReport("pipeline", List.of(Map.of("network", "htru", "arrangement", "apart"), apart))
        .write(pipeline);
    StringWriter out = new StringWriter();
    CommandLine commandLine = Triage.commandLine();
    commandLine.setOut(new PrintWriter(out));
    int code =
        commandLine.execute(
            "bench", "sizing", "--pipeline", pipeline.toString(), "--ingest-rate", "1250");

    assertThat(code).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString())
        .contains("ingest 0.80 ms, broker 0.10 ms, scorer 0.25 ms")
        .containsPattern("candidates a second +1000 +8300")
        .containsPattern("partitions, at least +2 +10");
  }

  @Test
  void shouldNameTheFileThatIsNoMeasurement() throws IOException {
    Path file =
        Files.writeString(folder.resolve("broken.json"), "{\"bench\": \"pipeline\", \"rows\": [");
    assertThatThrownBy(() -> BenchReport.read(file)).hasMessageContaining("broken.json");
    Path other = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");
    assertThatThrownBy(() -> BenchReport.read(other))
        .hasMessage(other + ": no measurement: it names no bench");
  }
}
