package org.pulsartriage.trainer.snapshot;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.pulsartriage.schemas.CandidateLabel;

/**
 * A snapshot that was built.
 *
 * @param file the Avro file
 * @param digest SHA-256 of its bytes, 64 lower-case hexadecimal digits
 * @param request what was asked for
 * @param offsets what it was made of
 * @param counts candidates of each label
 * @param conflicts labels that do not simply say one thing
 */
public record Snapshot(
    Path file,
    String digest,
    SnapshotRequest request,
    SnapshotOffsets offsets,
    Map<CandidateLabel, Integer> counts,
    List<Conflict> conflicts) {

  /** Takes copies. */
  public Snapshot {
    Map<CandidateLabel, Integer> copy = new EnumMap<>(CandidateLabel.class);
    copy.putAll(counts);
    counts = Collections.unmodifiableMap(copy);
    conflicts = List.copyOf(conflicts);
  }

  /**
   * @return number of candidates in it
   */
  public int size() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
