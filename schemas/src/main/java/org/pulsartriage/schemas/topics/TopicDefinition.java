package org.pulsartriage.schemas.topics;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * One topic of the catalogue.
 *
 * @param name full name, prefix included
 * @param partitions number of partitions, 1 or more
 * @param compacted whether the last record of a key is kept for ever
 * @param retention how long records are kept; null for ever
 * @param maxMessageBytes largest record batch in bytes
 */
public record TopicDefinition(
    String name, int partitions, boolean compacted, Duration retention, int maxMessageBytes) {

  private static final int COMPACTED_SEGMENT_BYTES = 16 << 20;

  /**
   * @param replicationFactor copies of each partition, 1 or more
   * @return the topic as an admin client creates it; with three copies or more two must be in step
   *     for a write
   */
  public NewTopic toNewTopic(short replicationFactor) {
    return new NewTopic(name, partitions, replicationFactor)
        .configs(configuration(replicationFactor));
  }

  private Map<String, String> configuration(short replicationFactor) {
    Map<String, String> configuration = new TreeMap<>();
    configuration.put(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        compacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
    configuration.put(
        TopicConfig.RETENTION_MS_CONFIG,
        retention == null ? "-1" : Long.toString(retention.toMillis()));
    configuration.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxMessageBytes));
    configuration.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicationFactor >= 3 ? "2" : "1");
    if (compacted) {
      // Only closed segments are compacted: small ones keep a topic of running counts short.
      configuration.put(
          TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(COMPACTED_SEGMENT_BYTES));
    }
    return configuration;
  }
}
