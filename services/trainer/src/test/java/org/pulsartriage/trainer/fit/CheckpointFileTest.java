package org.pulsartriage.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

  private static final Checkpoint CHECKPOINT =
      new Checkpoint(
          3, 33, new float[] {1, -2, Float.MIN_VALUE}, new float[] {0.5f}, new float[0], 0);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("checkpoint.bin");
    CheckpointFile.write(file, "mnist, seed 1", new CheckpointFile.Content(CHECKPOINT, "[näher]"));
  }

  @Test
  void shouldGiveBackWhatWasWritten() throws IOException {
    CheckpointFile.Content content = CheckpointFile.read(file, "mnist, seed 1");

    assertThat(content.notes()).isEqualTo("[näher]");
    assertThat(content.checkpoint()).usingRecursiveComparison().isEqualTo(CHECKPOINT);
  }

  @Test
  void shouldRefuseACheckpointOfAnotherRun() {
    assertThatThrownBy(() -> CheckpointFile.read(file, "mnist, seed 2"))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": is of another run: mnist, seed 1, not mnist, seed 2");
  }

  @Test
  void shouldRefuseADamagedOrCutFile() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> CheckpointFile.read(file, "mnist, seed 1"))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(file.toString());
    }
    bytes[bytes.length - 6] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> CheckpointFile.read(file, "mnist, seed 1"))
        .hasMessage(file + ": damaged: its check sum is not that of its content");
  }

  @Test
  void shouldReplaceTheOldFileAndLeaveNoOther() throws IOException {
    CheckpointFile.write(file, "mnist, seed 1", new CheckpointFile.Content(CHECKPOINT, "later"));

    assertThat(CheckpointFile.read(file, "mnist, seed 1").notes()).isEqualTo("later");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
