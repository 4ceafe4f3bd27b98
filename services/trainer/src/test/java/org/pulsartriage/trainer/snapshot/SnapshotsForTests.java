package org.pulsartriage.trainer.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.pulsartriage.schemas.LabelledCandidate;
import org.pulsartriage.schemas.kafka.OffsetRange;

/** Snapshots without topics. */
public final class SnapshotsForTests {

  private SnapshotsForTests() {}

  /**
   * @param file to write
   * @param candidates what it is to hold
   * @return the file
   * @throws IOException where it cannot be written
   */
  public static Path write(Path file, List<LabelledCandidate> candidates) throws IOException {
    SnapshotOffsets offsets =
        new SnapshotOffsets(List.of(new OffsetRange(0, 0, 1)), List.of(new OffsetRange(0, 0, 1)));
    try (SnapshotFile.Writer writer =
        new SnapshotFile.Writer(
            file, SnapshotRequest.ofNights(Set.of()), offsets, candidates.size())) {
      for (LabelledCandidate candidate : candidates) {
        writer.add(candidate);
      }
    }
    return file;
  }
}
