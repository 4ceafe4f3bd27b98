package org.pulsartriage.replay.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.pulsartriage.schemas.ReplayProgress;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.serde.AvroCodec;

/**
 * How far a replay has come, read from its topic. Read to the end that the topic has for everybody:
 * what is committed does not show while a transaction of another replay that began earlier on the
 * same partition is open, and a reader that stopped there would take an older position for the last
 * and publish samples twice.
 */
final class CommittedProgress {

  private static final Duration POLL = Duration.ofMillis(50);

  /** Longer than a transaction that a dead process left can stand open. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private CommittedProgress() {}

  /**
   * To be called once the run's own transactions are settled, that is after {@code
   * initTransactions}.
   *
   * @param connection the cluster
   * @param runId a replay
   * @return its last progress; null where it has none
   */
  static ReplayProgress of(KafkaConnection connection, String runId) {
    String topic = connection.topics().replayProgress().name();
    Map<String, Object> configuration = connection.clientConfiguration();
    configuration.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      Map<TopicPartition, Long> ends = ends(connection, partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return read(consumer, ends, runId);
    }
  }

  private static ReplayProgress read(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, String runId) {
    AvroCodec<ReplayProgress> codec = AvroCodec.of(ReplayProgress.class);
    byte[] last = null;
    Duration waited = Duration.ZERO;
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (new String(record.key(), StandardCharsets.UTF_8).equals(runId)) {
          last = record.value();
        }
      }
      waited = records.isEmpty() ? waited.plus(POLL) : Duration.ZERO;
      if (waited.compareTo(PATIENCE) > 0) {
        throw new TimeoutException(
            "the progress of replays could not be read to its end within " + PATIENCE);
      }
    }
    return last == null ? null : codec.decode(last);
  }

  private static Map<TopicPartition, Long> ends(
      KafkaConnection connection, List<TopicPartition> partitions) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
    try (Admin admin = connection.admin()) {
      Map<TopicPartition, Long> ends = new HashMap<>();
      for (Map.Entry<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> end :
          admin
              .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
              .all()
              .get()
              .entrySet()) {
        ends.put(end.getKey(), end.getValue().offset());
      }
      return ends;
    } catch (ExecutionException e) {
      throw new KafkaException(
          "the end of the progress of replays: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
