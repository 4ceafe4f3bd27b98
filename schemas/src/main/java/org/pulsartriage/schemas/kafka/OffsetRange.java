package org.pulsartriage.schemas.kafka;

/**
 * A stretch of one partition.
 *
 * @param partition number of the partition, from 0
 * @param from offset of the first record that may be in it
 * @param to offset behind the last one; not before from
 */
public record OffsetRange(int partition, long from, long to) {

  /** Checks the order. */
  public OffsetRange {
    if (partition < 0 || from < 0 || to < from) {
      throw new IllegalArgumentException(
          "partition " + partition + ", offsets " + from + " to " + to + ": not a range");
    }
  }
}
