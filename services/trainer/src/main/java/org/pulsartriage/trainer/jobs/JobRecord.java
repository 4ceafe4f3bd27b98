package org.pulsartriage.trainer.jobs;

import java.time.Instant;
import java.util.Arrays;

/**
 * The record that asked for a job.
 *
 * @param topic full name of its topic
 * @param partition its partition
 * @param offset its place there
 * @param at its time stamp
 * @param bytes its value as it stands; not copied
 */
public record JobRecord(String topic, int partition, long offset, Instant at, byte[] bytes) {

  /**
   * @return in text, e.g. {@code triage.training-jobs-2@17}
   */
  public String place() {
    return topic + "-" + partition + "@" + offset;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JobRecord record
        && topic.equals(record.topic)
        && partition == record.partition
        && offset == record.offset;
  }

  @Override
  public int hashCode() {
    return Arrays.asList(topic, partition, offset).hashCode();
  }
}
