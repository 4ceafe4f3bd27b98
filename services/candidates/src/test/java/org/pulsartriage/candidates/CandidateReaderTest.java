package org.pulsartriage.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.format.PhcxWriter;

@Timeout(60)
class CandidateReaderTest {

  private static final long TWO_GIGABYTES = 2L << 30;

  @TempDir Path folder;
  private final CandidateReader reader = new CandidateReader();
  private byte[] content;

  @BeforeEach
  void write() {
    content = new PhcxWriter(PhcxGeneration.THORNTON).write(Samples.thornton(1));
  }

  @Test
  void shouldReadAFileByItsContentAndNameItByItsBytes() throws Exception {
    Path path = Files.write(folder.resolve("whatever.png"), content);
    CandidateReader.Read read = reader.read(path);
    assertThat(read.format()).isEqualTo("phcx");
    assertThat(read.file().name()).isEqualTo("whatever.png");
    assertThat(read.candidateId()).isEqualTo(CandidateIds.of(content)).hasSize(64);
    assertThat(read.candidate().profile()).isEqualTo(Samples.thornton(1).profile());
    assertThat(reader.read("other", content).candidateId()).isEqualTo(read.candidateId());
  }

  @Test
  void shouldNameACandidateByTheSha256OfItsBytes() {
    assertThat(CandidateIds.of("abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void shouldRefuseADirectory() {
    assertRefused(folder, "is a directory");
  }

  @Test
  void shouldRefuseAFileThatIsNotThere() {
    assertRefused(folder.resolve("gone.phcx"), "does not exist");
  }

  @Test
  void shouldRefuseALinkThatLeadsNowhere() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("l.phcx"), folder.resolve("gone.phcx"));
    assertRefused(link, "does not exist");
  }

  @Test
  void shouldRefuseAFileThatMayNotBeRead() throws Exception {
    Path path = Files.write(folder.resolve("secret.phcx"), content);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(path), "this user may read every file");
    assertRefused(path, "may not be read: access denied");
  }

  @Test
  void shouldRefuseWhatIsNoRegularFile() {
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device), "no /dev/zero here");
    assertRefused(device, "is not a regular file");
  }

  @Test
  void shouldRefuseAnEmptyFile() throws Exception {
    Path path = Files.createFile(folder.resolve("empty.phcx"));
    MalformedCandidateException refusal =
        catchThrowableOfType(MalformedCandidateException.class, () -> reader.read(path));
    assertThat(refusal).hasMessage("empty.phcx: content: the file is empty");
  }

  @Test
  void shouldRefuseAHugeFileWithoutReadingIt() throws Exception {
    Path path = sparse();
    assertRefused(path, "2147483648 bytes, more than the 16777216 that are read");
    assertThat(
            Allocation.of(
                () ->
                    catchThrowableOfType(
                        MalformedCandidateException.class, () -> reader.read(path))))
        .isLessThan(1 << 20);
  }

  @Test
  void shouldTakeTheLargestFileFromTheLimits() throws Exception {
    Path path = Files.write(folder.resolve("a.phcx"), content);
    int size = content.length;
    assertThat(new CandidateReader(new ReadLimits(size, 1 << 20)).read(path).format())
        .isEqualTo("phcx");
    CandidateReader strict = new CandidateReader(new ReadLimits(size - 1, 1 << 20));
    String reason = size + " bytes, more than the " + (size - 1) + " that are read";
    for (MalformedCandidateException refusal :
        new MalformedCandidateException[] {
          catchThrowableOfType(MalformedCandidateException.class, () -> strict.read(path)),
          catchThrowableOfType(
              MalformedCandidateException.class, () -> strict.read("a.phcx", content))
        }) {
      assertThat(refusal).hasMessage("a.phcx: file: " + reason);
    }
  }

  @Test
  void shouldKeepTheBeginningOfWhatWasRejected() throws Exception {
    CandidateReader.Start huge = CandidateReader.start(sparse(), 1000);
    assertThat(huge.bytes()).hasSize(1000);
    assertThat(huge.sizeBytes()).isEqualTo(TWO_GIGABYTES);
    assertThat(huge.complete()).isFalse();
    Path small = Files.write(folder.resolve("small"), new byte[] {1, 2, 3});
    CandidateReader.Start whole = CandidateReader.start(small, 1000);
    assertThat(whole.bytes()).containsExactly(1, 2, 3);
    assertThat(whole.complete()).isTrue();
    assertThat(CandidateReader.start(folder, 1000).bytes()).isEmpty();
    assertThat(CandidateReader.start(folder.resolve("gone"), 1000).bytes()).isEmpty();
  }

  private Path sparse() throws IOException {
    Path path = folder.resolve("sparse.phcx");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(TWO_GIGABYTES);
    }
    return path;
  }

  private void assertRefused(Path path, String reason) {
    MalformedCandidateException refusal =
        catchThrowableOfType(MalformedCandidateException.class, () -> reader.read(path));
    assertThat(refusal).hasMessage(path.getFileName() + ": file: " + reason);
  }
}
