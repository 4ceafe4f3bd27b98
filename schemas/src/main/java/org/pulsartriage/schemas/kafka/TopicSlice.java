package org.pulsartriage.schemas.kafka;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads given stretches of a topic's partitions, a partition after the other: the same stretches
 * give the same records in the same order as long as the topic keeps them. In no consumer group.
 * For one thread.
 */
public final class TopicSlice implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration STALL = Duration.ofSeconds(30);

  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * @param connection the cluster
   * @param topic full name of a topic
   */
  public TopicSlice(KafkaConnection connection, String topic) {
    this.topic = topic;
    Map<String, Object> configuration = new HashMap<>(connection.clientConfiguration());
    configuration.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    this.consumer =
        new KafkaConsumer<>(
            configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * @return what the topic holds and has committed now, a range a partition, ascending
   * @throws UnknownTopicOrPartitionException where there is no such topic
   */
  public List<OffsetRange> now() {
    List<PartitionInfo> partitions = consumer.partitionsFor(topic);
    if (partitions == null || partitions.isEmpty()) {
      throw new UnknownTopicOrPartitionException("topic " + topic + " does not exist");
    }
    List<TopicPartition> all =
        partitions.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(all);
    return all.stream()
        .map(
            partition ->
                new OffsetRange(
                    partition.partition(),
                    starts.get(partition),
                    Math.max(starts.get(partition), ends.get(partition))))
        .sorted(Comparator.comparingInt(OffsetRange::partition))
        .collect(Collectors.toList());
  }

  /**
   * @param ranges what to read
   * @param handler takes each committed record of it, in the order of ranges and offsets
   * @throws IllegalArgumentException where the topic no longer, or not yet, has all of a range
   * @throws TimeoutException where nothing comes for half a minute although there should be more
   */
  public void read(List<OffsetRange> ranges, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    Map<Integer, OffsetRange> there =
        now().stream().collect(Collectors.toMap(OffsetRange::partition, range -> range));
    for (OffsetRange range : ranges) {
      OffsetRange held = there.get(range.partition());
      if (held == null || range.from() < held.from() || range.to() > held.to()) {
        throw new IllegalArgumentException(
            "%s, partition %d: offsets %d to %d wanted, %s"
                .formatted(
                    topic,
                    range.partition(),
                    range.from(),
                    range.to(),
                    held == null
                        ? "there is no such partition"
                        : "there are " + held.from() + " to " + held.to()));
      }
    }
    for (OffsetRange range : ranges) {
      read(range, handler);
    }
  }

  private void read(OffsetRange range, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    TopicPartition partition = new TopicPartition(topic, range.partition());
    consumer.assign(List.of(partition));
    consumer.seek(partition, range.from());
    Duration waited = Duration.ZERO;
    while (consumer.position(partition) < range.to()) {
      ConsumerRecords<byte[], byte[]> records;
      try {
        records = consumer.poll(POLL);
      } catch (OffsetOutOfRangeException e) {
        throw new IllegalArgumentException(
            topic + ", partition " + range.partition() + ": went away while it was read", e);
      }
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.offset() < range.to()) {
          handler.accept(record);
        }
      }
      waited = records.isEmpty() ? waited.plus(POLL) : Duration.ZERO;
      if (waited.compareTo(STALL) > 0) {
        throw new TimeoutException(
            "topic "
                + topic
                + ": nothing came for "
                + STALL.toSeconds()
                + " s before offset "
                + range.to());
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
