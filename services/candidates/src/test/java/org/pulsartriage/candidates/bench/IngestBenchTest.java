package org.pulsartriage.candidates.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.candidates.Samples;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.format.PhcxWriter;

class IngestBenchTest {

  @Test
  void shouldGiveARowForTheFormatAndItsFloor() throws Exception {
    List<RawFile> files =
        List.of(
            new RawFile("a", new PhcxWriter(PhcxGeneration.THORNTON).write(Samples.thornton(1))),
            new RawFile("b", new PhcxWriter(PhcxGeneration.MEDLAT).write(Samples.medlat(1))));
    List<IngestBench.Row> rows =
        new IngestBench(Duration.ofMillis(200), Duration.ofMillis(200)).run(files);
    assertThat(rows).extracting(IngestBench.Row::format).containsExactly("phcx", "phcx-floor");
    assertThat(rows).allMatch(row -> row.files() == 2 && row.candidatesPerSecondPerCore() > 1);
  }
}
