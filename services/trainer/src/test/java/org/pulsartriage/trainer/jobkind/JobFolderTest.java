package org.pulsartriage.trainer.jobkind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFolderTest {

  @TempDir private Path shared;

  @Test
  void shouldBeginWithWhatTheLastAttemptLeft() throws Exception {
    JobFolder folder = new JobFolder(shared, "job");
    Path first = folder.begin(1);
    Files.createDirectories(first.resolve("seed-1"));
    Files.writeString(first.resolve("seed-1/checkpoint.bin"), "epoch 3");
    Files.writeString(first.resolve("seed-1/checkpoint.bin.new"), "epo");

    Path third = folder.begin(3);
    Files.writeString(first.resolve("seed-1/checkpoint.bin"), "epoch 4, of one thought dead");

    assertThat(third).isEqualTo(shared.resolve("job/attempt-3"));
    assertThat(third.resolve("seed-1/checkpoint.bin")).hasContent("epoch 3");
    assertThat(third.resolve("seed-1/checkpoint.bin.new")).doesNotExist();
  }

  @Test
  void shouldKeepTheLastAttemptAlone() throws Exception {
    JobFolder folder = new JobFolder(shared, "job");
    Files.writeString(folder.begin(1).resolve("a"), "a");
    folder.begin(2);

    folder.end(2);

    try (var left = Files.list(shared.resolve("job"))) {
      assertThat(left).containsExactly(shared.resolve("job/attempt-2"));
    }
  }
}
