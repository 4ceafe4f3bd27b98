package org.pulsartriage.candidates.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.candidates.CandidateReader;
import org.pulsartriage.candidates.format.PhcxGeneration;

class SimulatedNightTest {

  @TempDir private Path folder;

  @Test
  void shouldWriteReadableFilesAndTheirTruth() throws Exception {
    List<Long> told = new ArrayList<>();
    new SimulatedNight(5, PhcxGeneration.THORNTON, 3, 11, 4).write(folder, told::add);

    List<String> lines = Files.readAllLines(folder.resolve(SimulatedNight.LABELS));
    assertThat(lines).hasSize(19).startsWith("file,label,kind,snr,period_s,dm");
    assertThat(lines.stream().filter(line -> line.contains(",1,pulsar,"))).hasSize(3);
    assertThat(lines.stream().filter(line -> line.contains(",0,noise,0.000,"))).hasSize(4);
    for (CandidateKind kind : CandidateKind.interference()) {
      assertThat(lines.stream().filter(line -> line.contains(",0," + kind.text() + ",")))
          .as(kind.text())
          .hasSize(1);
    }
    for (String line : lines.subList(1, lines.size())) {
      String name = line.substring(0, line.indexOf(','));
      assertThat(name)
          .matches("20\\d\\d-\\d\\d-\\d\\d-\\d{6}\\.\\d\\d\\.fil_sigproc_\\d{3}\\.phcx\\.gz");
      assertThat(new CandidateReader().read(folder.resolve(name)).format()).isEqualTo("phcx");
    }
    assertThat(told).hasSize(18).endsWith(18L);
  }

  @Test
  void shouldWriteTheSameBytesForTheSameSeed() throws Exception {
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");
    new SimulatedNight(6, PhcxGeneration.MEDLAT, 2, 3, 2).write(one, n -> {});
    new SimulatedNight(6, PhcxGeneration.MEDLAT, 2, 3, 2).write(other, n -> {});

    try (Stream<Path> files = Files.list(one)) {
      List<Path> written = files.toList();
      assertThat(written).hasSize(8);
      for (Path file : written) {
        assertThat(other.resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void shouldNameEveryFileDifferently() {
    SimulatedNight night = new SimulatedNight(7, PhcxGeneration.THORNTON, 1, 1, 2);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < night.size(); i++) {
      names.add(night.candidate(i).fileName());
    }
    for (long index : new long[] {100, 1300, 2600, 130_000}) {
      names.add(SurveyPointing.of(PhcxGeneration.THORNTON, new Seeds(7), index).fileName());
    }
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void shouldRefuseNegativeCounts() {
    assertThatThrownBy(() -> new SimulatedNight(1, PhcxGeneration.THORNTON, 1, -2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-2 RFI");
  }
}
