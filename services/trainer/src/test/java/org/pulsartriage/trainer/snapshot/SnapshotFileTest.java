package org.pulsartriage.trainer.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.datasets.MalformedDataException;
import org.pulsartriage.schemas.CandidateLabel;
import org.pulsartriage.schemas.LabelledCandidate;
import org.pulsartriage.schemas.kafka.OffsetRange;
import org.pulsartriage.trainer.Candidates;

class SnapshotFileTest {

  private static final SnapshotRequest REQUEST =
      new SnapshotRequest(
          Set.of("2026-03-02", "2026-03-01"), LabelPolicies.named("rater:anna"), false);
  private static final SnapshotOffsets OFFSETS =
      new SnapshotOffsets(
          List.of(new OffsetRange(0, 0, 7)),
          List.of(new OffsetRange(0, 3, 12), new OffsetRange(1, 0, 0)));

  @TempDir private Path folder;

  @Test
  void shouldGiveBackCandidatesAndOrigin() throws Exception {
    Path file = write("one.avro", 3);

    try (SnapshotFile.Reader reader = SnapshotFile.open(file)) {
      SnapshotFile.Origin origin = reader.origin();
      assertThat(origin.offsets()).isEqualTo(OFFSETS);
      assertThat(origin.request().nights()).containsExactly("2026-03-01", "2026-03-02");
      assertThat(origin.request().policy().name()).isEqualTo("rater:anna");
      for (int i = 0; i < 3; i++) {
        assertThat(reader.next()).isEqualTo(candidate(i));
      }
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void shouldHaveTheSameBytesEveryTime() throws Exception {
    assertThat(write("one.avro", 5)).hasSameBinaryContentAs(write("two.avro", 5));
    assertThat(SnapshotFile.digest(folder.resolve("one.avro")))
        .isEqualTo(SnapshotFile.digest(folder.resolve("two.avro")));
  }

  @Test
  void shouldNameTheCandidateAtWhichATruncatedFileEnds() throws Exception {
    Path file = write("one.avro", 8);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 20_000));

    try (SnapshotFile.Reader reader = SnapshotFile.open(file)) {
      assertThatThrownBy(
              () -> {
                while (reader.next() != null) {
                  // On to the damage.
                }
              })
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("one.avro: candidate ")
          .hasMessageEndingWith(": the file ends early, 8 are announced");
    }
  }

  @Test
  void shouldRefuseWhatIsNoSnapshot() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no snapshot");

    assertThatThrownBy(() -> SnapshotFile.open(text))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("notes.txt: header: no snapshot");
    assertThatThrownBy(() -> SnapshotFile.open(folder.resolve("gone.avro")))
        .hasMessageContaining("gone.avro: file: no such file");
  }

  private Path write(String name, int candidates) throws IOException {
    Path file = folder.resolve(name);
    try (SnapshotFile.Writer writer = new SnapshotFile.Writer(file, REQUEST, OFFSETS, candidates)) {
      for (int i = 0; i < candidates; i++) {
        writer.add(candidate(i));
      }
    }
    return file;
  }

  private static LabelledCandidate candidate(int index) {
    return new LabelledCandidate(
        Candidates.simulated(CandidateKind.PULSAR, index, "2026-03-01"),
        CandidateLabel.TIER_1,
        LabelPoliciesTest.votes("TIER_1 TIER_2"));
  }
}
