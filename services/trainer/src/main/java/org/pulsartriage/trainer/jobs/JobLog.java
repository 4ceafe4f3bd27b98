package org.pulsartriage.trainer.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.topics.TopicDefinition;

/**
 * Reads both topics of jobs from their beginning, and goes on reading. In no consumer group: every
 * reader reads everything, and no rebalance ever takes a job from the one that is at it. For one
 * thread.
 */
public final class JobLog implements AutoCloseable {

  private static final Duration STALL = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMillis(50);

  private final String jobs;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final JobBoard board;

  /**
   * @param connection the cluster; both topics exist
   * @param ticker the reader's clock, in nanoseconds from anywhere
   */
  public JobLog(KafkaConnection connection, LongSupplier ticker) {
    this.board = new JobBoard(ticker);
    this.jobs = connection.topics().trainingJobs().name();
    Map<String, Object> configuration = new HashMap<>(connection.clientConfiguration());
    configuration.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    configuration.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // A job that is taken back should end soon.
    configuration.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    this.consumer =
        new KafkaConsumer<>(
            configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (TopicDefinition topic :
        List.of(connection.topics().trainingJobs(), connection.topics().trainingProgress())) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        partitions.add(new TopicPartition(topic.name(), partition));
      }
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * @return what the records read so far tell
   */
  public JobBoard board() {
    return board;
  }

  /**
   * @param patience how long to wait where nothing has come
   */
  public void poll(Duration patience) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
      if (record.topic().equals(jobs)) {
        board.job(record);
      } else {
        board.progress(record);
      }
    }
  }

  /**
   * Reads to what is committed at the time of the call.
   *
   * @throws TimeoutException where nothing comes for half a minute although there should be more
   */
  public void catchUp() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    long positions = positions();
    Duration waited = Duration.ZERO;
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      poll(STEP);
      waited = positions() == positions ? waited.plus(STEP) : Duration.ZERO;
      positions = positions();
      if (waited.compareTo(STALL) > 0) {
        throw new TimeoutException("the topics of jobs cannot be read to their end");
      }
    }
  }

  private long positions() {
    return consumer.assignment().stream().mapToLong(consumer::position).sum();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
