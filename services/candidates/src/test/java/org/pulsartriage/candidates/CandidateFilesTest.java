package org.pulsartriage.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidateFilesTest {

  @TempDir private Path folder;

  @Test
  void shouldWalkAFolderByNameLeavingOutHiddenEntriesAndTables() throws IOException {
    Path second = write("b/second.phcx");
    Path first = write("a.phcx.gz");
    Path table = write("labels.csv");
    write(".cache/third.phcx");
    write("b/.fourth.phcx");

    CandidateFiles found = CandidateFiles.in(List.of(folder));

    assertThat(found.files()).containsExactly(first, second);
    assertThat(found.skipped()).containsExactly(table);
  }

  @Test
  void shouldTakeAFileThatIsNamedItselfWhateverItIsCalled() throws IOException {
    Path notes = write("notes.txt");

    assertThat(CandidateFiles.in(List.of(notes)).files()).containsExactly(notes);
  }

  @Test
  void shouldKeepTheOrderOfTheArguments() throws IOException {
    Path z = write("z.pfd");
    Path a = write("a.pfd");

    assertThat(CandidateFiles.in(List.of(z, a)).files()).containsExactly(z, a);
  }

  @Test
  void shouldNameAPathThatDoesNotExist() {
    assertThatThrownBy(() -> CandidateFiles.in(List.of(folder.resolve("gone.phcx"))))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("gone.phcx");
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }
}
