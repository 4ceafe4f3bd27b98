package org.pulsartriage.standalone.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.candidates.CandidateReader;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.simulator.SimulatedNight;

class CopiedFilesTest {

  @TempDir private Path folder;

  @Test
  void shouldMakeDifferentCandidatesOfTheSameContent() throws Exception {
    Path simulated = folder.resolve("simulated");
    new SimulatedNight(3, PhcxGeneration.THORNTON, 1, 1, 0).write(simulated, done -> {});
    CopiedFiles files = CopiedFiles.in(simulated, 3);
    CandidateReader reader = new CandidateReader();

    List<CopiedFiles.Copy> copies = Stream.generate(files::next).limit(6).toList();

    assertThat(copies).extracting(CopiedFiles.Copy::candidateId).doesNotHaveDuplicates();
    for (CopiedFiles.Copy copy : copies) {
      assertThat(reader.read(copy.name(), copy.bytes()).candidateId())
          .isEqualTo(copy.candidateId());
    }
    assertThat(reader.read("a", copies.get(0).bytes()).candidate().profile())
        .isEqualTo(reader.read("b", copies.get(2).bytes()).candidate().profile());
    try (Stream<Path> left = Files.list(simulated)) {
      assertThat(left).hasSize(3);
    }
  }
}
