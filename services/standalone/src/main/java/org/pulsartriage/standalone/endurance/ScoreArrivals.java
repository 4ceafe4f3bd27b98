package org.pulsartriage.standalone.endurance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.serde.AvroCodec;

/**
 * Committed scores as a reader sees them come, and the longest time without one: over all, and for
 * each partition. Reads on a thread of its own.
 */
final class ScoreArrivals implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);

  private final AvroCodec<Score> codec = AvroCodec.of(Score.class);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<Score> scores = new ArrayList<>();
  private final Map<Integer, Long> lastOfPartition = new HashMap<>();
  private final Thread thread;
  private volatile boolean closed;
  private long last;
  private long gap;
  private long partitionGap;

  /**
   * @param connection the pipeline's Kafka, with its topics
   */
  ScoreArrivals(KafkaConnection connection) {
    Map<String, Object> configuration = connection.clientConfiguration();
    configuration.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.consumer =
        new KafkaConsumer<>(
            configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    String topic = connection.topics().scores().name();
    List<TopicPartition> partitions = new ArrayList<>();
    for (int partition = 0; partition < connection.topics().partitions(); partition++) {
      partitions.add(new TopicPartition(topic, partition));
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    this.thread = new Thread(this::read, "score-arrivals");
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    while (!closed) {
      var records = consumer.poll(POLL);
      long now = System.nanoTime();
      for (ConsumerRecord<byte[], byte[]> record : records) {
        take(codec.decode(record.value()), record.partition(), now);
      }
    }
  }

  private synchronized void take(Score score, int partition, long now) {
    scores.add(score);
    gap = Math.max(gap, last == 0 ? 0 : now - last);
    last = now;
    Long before = lastOfPartition.put(partition, now);
    partitionGap = Math.max(partitionGap, before == null ? 0 : now - before);
  }

  /** Forgets the gaps so far. Those that are open now count from here. */
  synchronized void startToMeasure() {
    long now = System.nanoTime();
    last = now;
    lastOfPartition.replaceAll((partition, at) -> now);
    gap = 0;
    partitionGap = 0;
  }

  synchronized int count() {
    return scores.size();
  }

  synchronized List<Score> scores() {
    return List.copyOf(scores);
  }

  synchronized Duration gap() {
    return Duration.ofNanos(gap);
  }

  synchronized Duration partitionGap() {
    return Duration.ofNanos(partitionGap);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    consumer.close();
  }
}
