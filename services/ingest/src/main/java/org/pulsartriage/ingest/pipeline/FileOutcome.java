package org.pulsartriage.ingest.pipeline;

import java.util.List;

/** What became of one file, once that is committed. */
public sealed interface FileOutcome {

  /**
   * @return name of the file
   */
  String fileName();

  /**
   * @return SHA-256 of its bytes (of those kept, where it was too large to be read)
   */
  String candidateId();

  /**
   * @return partition of its record
   */
  int partition();

  /**
   * @return offset of its record
   */
  long offset();

  /**
   * On the candidates topic.
   *
   * @param fileName name of the file
   * @param candidateId SHA-256 of its bytes
   * @param partition partition of the candidate
   * @param offset offset of the candidate
   * @param injections where the simulated pulsars are that rode with it; most often none
   */
  record Published(
      String fileName, String candidateId, int partition, long offset, List<Place> injections)
      implements FileOutcome {

    /** Takes a copy. */
    public Published {
      injections = List.copyOf(injections);
    }

    Published with(List<Place> riders) {
      return new Published(fileName, candidateId, partition, offset, riders);
    }
  }

  /**
   * Where a record of the candidates topic is.
   *
   * @param partition its partition
   * @param offset its offset
   */
  record Place(int partition, long offset) {}

  /**
   * On the quarantine topic.
   *
   * @param fileName name of the file
   * @param candidateId SHA-256 of the bytes kept
   * @param element the part at fault
   * @param cause why, in one line
   * @param partition partition of the rejection
   * @param offset offset of the rejection
   */
  record Quarantined(
      String fileName, String candidateId, String element, String cause, int partition, long offset)
      implements FileOutcome {}
}
