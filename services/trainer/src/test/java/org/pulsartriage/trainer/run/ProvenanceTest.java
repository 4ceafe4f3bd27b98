package org.pulsartriage.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {

  @TempDir private Path folder;

  @Test
  void shouldDigestFilesAndCountWhatFoldersHold() throws IOException {
    Path table = Files.writeString(folder.resolve("table.csv"), "abc");
    Path pulsars = Files.createDirectories(folder.resolve("pulsars/beam-1")).getParent();
    Files.writeString(pulsars.resolve("one.phcx"), "1");
    Files.writeString(pulsars.resolve("beam-1/two.phcx"), "2");

    assertThat(Provenance.of(List.of(table, pulsars)))
        .containsExactly(
            // FIPS 180-2, appendix B.1.
            entry(
                "sha256 table.csv",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            entry("files in pulsars", "2"));
  }

  @Test
  void shouldCountManyFilesWithoutReadingThem() throws IOException {
    List<Path> missing = Collections.nCopies(17, folder.resolve("not-there"));

    assertThat(Provenance.of(missing)).containsExactly(entry("files", "17"));
  }
}
