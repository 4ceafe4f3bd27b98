package org.pulsartriage.ingest.pipeline;

import java.util.List;
import org.pulsartriage.ingest.injection.Host;

/**
 * A file's record, encoded, ready to be sent.
 *
 * @param fileName name of the file
 * @param candidateId key of the record
 * @param night the night that it is counted in
 * @param topic where it goes
 * @param value the encoded candidate or rejection
 * @param fault what is wrong with the file; null for a candidate
 * @param host what a simulated pulsar needs to look like it; null where none can
 * @param injected whether it is such a pulsar, which no file brought
 */
record PreparedRecord(
    String fileName,
    String candidateId,
    String night,
    String topic,
    byte[] value,
    Fault fault,
    Host host,
    boolean injected) {

  /** A record that no simulated pulsar can look like. */
  PreparedRecord(
      String fileName, String candidateId, String night, String topic, byte[] value, Fault fault) {
    this(fileName, candidateId, night, topic, value, fault, null, false);
  }

  /**
   * @return whether it is a candidate that a file brought
   */
  boolean isFilesCandidate() {
    return fault == null && !injected;
  }

  FileOutcome at(int partition, long offset) {
    return fault == null
        ? new FileOutcome.Published(fileName, candidateId, partition, offset, List.of())
        : new FileOutcome.Quarantined(
            fileName, candidateId, fault.element(), fault.cause(), partition, offset);
  }
}
