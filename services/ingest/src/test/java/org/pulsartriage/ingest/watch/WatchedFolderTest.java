package org.pulsartriage.ingest.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFolderTest {

  private static final Duration SETTLING = Duration.ofSeconds(2);

  @TempDir Path folder;
  @TempDir Path state;
  private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private WatchedFolder watched;

  @BeforeEach
  void open() throws IOException {
    watched =
        new WatchedFolder(
            folder, TakenFiles.open(folder, state.resolve("taken.tsv")), SETTLING, () -> now);
  }

  @Test
  void shouldTakeAnOldFileAtFirstSight() throws IOException {
    Path file = write("a.phcx", "abc", now.minusSeconds(60));

    assertThat(watched.look()).containsOnlyKeys(file);
  }

  @Test
  void shouldWaitUntilAFreshFileStaysTheSame() throws IOException {
    Path file = write("a.phcx", "abc", now);
    assertThat(watched.look()).isEmpty();

    write("a.phcx", "abcdef", now);
    assertThat(watched.look()).isEmpty();
    assertThat(watched.look()).containsOnlyKeys(file);
  }

  @Test
  void shouldNotTakeAFileAgainAfterANewStart() throws IOException {
    write("a.phcx", "abc", now.minusSeconds(60));
    watched.taken(watched.look());
    open();

    assertThat(watched.look()).isEmpty();
  }

  @Test
  void shouldTakeAFileAgainOnceItHasChanged() throws IOException {
    Path file = write("a.phcx", "abc", now.minusSeconds(60));
    watched.taken(watched.look());
    write("a.phcx", "other", now.minusSeconds(30));

    assertThat(watched.look()).containsOnlyKeys(file);
  }

  @Test
  void shouldOfferAFileUntilItIsNotedAsTaken() throws IOException {
    Path file = write("a.phcx", "abc", now.minusSeconds(60));
    watched.look();

    assertThat(watched.look()).containsOnlyKeys(file);
  }

  @Test
  void shouldLookIntoFoldersBelowAndLeaveHiddenFilesAlone() throws IOException {
    Files.createDirectory(folder.resolve("beam1"));
    Path below = write("beam1/b.phcx", "abc", now.minusSeconds(60));
    write(".part", "abc", now.minusSeconds(60));

    assertThat(watched.look()).containsOnlyKeys(below);
  }

  @Test
  void shouldForgetALineThatACrashCutOff() throws IOException {
    Path kept = write("a.phcx", "abc", now.minusSeconds(60));
    Path cut = write("b.phcx", "abc", now.minusSeconds(60));
    Map<Path, FileVersion> both = watched.look();
    watched.taken(both);
    Path notes = state.resolve("taken.tsv");
    String text = Files.readString(notes);
    Files.writeString(
        notes, text.substring(0, text.length() - 3), StandardOpenOption.TRUNCATE_EXISTING);
    open();

    assertThat(watched.look())
        .hasSize(1)
        .containsAnyOf(Map.entry(kept, both.get(kept)), Map.entry(cut, both.get(cut)));
  }

  @Test
  void shouldForgetFilesThatAreGone() throws IOException {
    Path file = write("a.phcx", "abc", now.minusSeconds(60));
    watched.taken(watched.look());
    Files.delete(file);
    open();

    assertThat(Files.readString(state.resolve("taken.tsv"))).isEmpty();
  }

  private Path write(String name, String text, Instant modified) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Files.setLastModifiedTime(file, FileTime.from(modified));
    return file;
  }
}
