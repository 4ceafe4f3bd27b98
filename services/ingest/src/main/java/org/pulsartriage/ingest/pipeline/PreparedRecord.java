package org.pulsartriage.ingest.pipeline;

/**
 * A file's record, encoded, ready to be sent.
 *
 * @param fileName name of the file
 * @param candidateId key of the record
 * @param night the night that it is counted in
 * @param topic where it goes
 * @param value the encoded candidate or rejection
 * @param fault what is wrong with the file; null for a candidate
 */
record PreparedRecord(
    String fileName, String candidateId, String night, String topic, byte[] value, Fault fault) {

  FileOutcome at(int partition, long offset) {
    return fault == null
        ? new FileOutcome.Published(fileName, candidateId, partition, offset)
        : new FileOutcome.Quarantined(
            fileName, candidateId, fault.element(), fault.cause(), partition, offset);
  }
}
