package org.pulsartriage.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path folder;

  @Test
  void shouldPreferTheOptionToTheEnvironment() throws IOException {
    Path option = Files.createDirectory(folder.resolve("option"));
    DataFolder found =
        DataFolder.find(option, Map.of("TRIAGE_DATA", folder.toString()), null, folder);
    assertThat(found.root()).isEqualTo(option);
  }

  @Test
  void shouldTakeTheEnvironmentBeforeTheRepository() throws IOException {
    DataFolder found =
        DataFolder.find(null, Map.of("TRIAGE_DATA", folder.toString()), "elsewhere", folder);
    assertThat(found.root()).isEqualTo(folder);
  }

  @Test
  void shouldFindTheFolderBesideTheRepositoryFromWithinAModule() throws IOException {
    Path shared = Files.createDirectories(folder.resolve("shared/data"));
    Path module = Files.createDirectories(folder.resolve("repository/services/one"));
    Files.createFile(folder.resolve("repository/mvnw"));
    assertThat(DataFolder.find(null, Map.of(), null, module).root()).isEqualTo(shared);
  }

  @Test
  void shouldFallBackToAFolderOfTheWorkingDirectory() throws IOException {
    assertThat(DataFolder.find(null, Map.of(), null, folder).root())
        .isEqualTo(folder.resolve("data"));
  }

  @Test
  void shouldRefuseAnOptionThatNamesNoFolder() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> DataFolder.find(nowhere, Map.of(), null, folder))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessageContaining("--data " + nowhere + ": no such folder");
  }
}
