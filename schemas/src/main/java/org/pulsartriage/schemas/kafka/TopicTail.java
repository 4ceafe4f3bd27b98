package org.pulsartriage.schemas.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what is committed on a topic, from its beginning up to its present end; called again, what
 * has come since. In no consumer group, so it moves nobody's position. For one thread.
 */
public final class TopicTail implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration STALL = Duration.ofSeconds(30);

  private final KafkaConnection connection;
  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;

  private TopicTail(KafkaConnection connection, String topic) {
    this.connection = connection;
    this.topic = topic;
    Map<String, Object> configuration = connection.clientConfiguration();
    configuration.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    this.consumer =
        new KafkaConsumer<>(
            configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * @param connection the cluster
   * @param topic full name of a topic
   * @return a reader of all its partitions, standing at their beginning
   * @throws UnknownTopicOrPartitionException where there is no such topic
   */
  public static TopicTail of(KafkaConnection connection, String topic) {
    TopicTail tail = new TopicTail(connection, topic);
    try {
      List<PartitionInfo> partitions = tail.consumer.partitionsFor(topic);
      if (partitions == null || partitions.isEmpty()) {
        throw new UnknownTopicOrPartitionException(
            "topic " + topic + " does not exist on " + connection.bootstrapServers());
      }
      tail.assign(partitions.stream().map(p -> new TopicPartition(topic, p.partition())).toList());
      return tail;
    } catch (RuntimeException e) {
      tail.close();
      throw e;
    }
  }

  /**
   * @param connection the cluster
   * @param topic full name of a topic
   * @param partition a partition of it
   * @return a reader of this partition alone, standing at its beginning
   */
  public static TopicTail of(KafkaConnection connection, String topic, int partition) {
    TopicTail tail = new TopicTail(connection, topic);
    tail.assign(List.of(new TopicPartition(topic, partition)));
    return tail;
  }

  private void assign(Collection<TopicPartition> partitions) {
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * Hands over what is committed and has not been handed over, in order within each partition, and
   * returns when it has come to what was the end at the time of the call.
   *
   * @param handler takes each record
   * @throws TimeoutException where nothing comes for half a minute although there should be more
   */
  public void read(Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    read(handler, consumer.endOffsets(consumer.assignment()));
  }

  /**
   * As {@link #read}, but waits for the transactions that are under way. A commit is answered
   * before it stands in every partition: what one topic tells of it, another may not show yet.
   *
   * @param handler takes each record
   * @throws TimeoutException where nothing comes for half a minute although there should be more
   */
  public void readSettled(Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    consumer.assignment().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    try (Admin admin = connection.admin()) {
      admin
          .listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition, end.offset()));
    } catch (ExecutionException e) {
      throw new KafkaException(
          "topic " + topic + ": its end cannot be read: " + e.getCause().getMessage(),
          e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    read(handler, ends);
  }

  private void read(
      Consumer<ConsumerRecord<byte[], byte[]>> handler, Map<TopicPartition, Long> ends) {
    Duration waited = Duration.ZERO;
    while (!reached(ends)) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      records.forEach(handler);
      waited = records.isEmpty() ? waited.plus(POLL) : Duration.ZERO;
      if (waited.compareTo(STALL) > 0) {
        throw new TimeoutException(
            "topic " + topic + ": nothing came for " + STALL.toSeconds() + " s before its end");
      }
    }
  }

  /** Leaves out what is on the topic now: the next read begins at its present end. */
  public void skipToEnd() {
    consumer.endOffsets(consumer.assignment()).forEach(consumer::seek);
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
  }

  /**
   * @param partition a partition that this reads
   * @param offset where the next read of it begins
   */
  public void seek(int partition, long offset) {
    consumer.seek(new TopicPartition(topic, partition), offset);
  }

  /**
   * @return numbers of the partitions that this reads, ascending
   */
  public List<Integer> partitions() {
    return consumer.assignment().stream()
        .map(TopicPartition::partition)
        .sorted()
        .collect(Collectors.toList());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
