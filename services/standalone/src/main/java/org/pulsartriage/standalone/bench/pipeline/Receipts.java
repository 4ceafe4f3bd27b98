package org.pulsartriage.standalone.bench.pipeline;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.console.CommandFailure;

/**
 * The reader at the pipeline's end: which candidates have come back as committed scores, and how
 * long after they were due to be sent. Time is the time at which a poll returned with the score.
 */
final class Receipts implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LOOK = Duration.ofMillis(2);

  private final SequenceIds ids;
  private final AtomicLongArray sent;
  private final long[] taken;
  private final BitSet seen = new BitSet();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong twice = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Thread thread;
  private volatile RuntimeException failure;

  /**
   * @param connection the pipeline's Kafka, with its topics
   * @param ids turns a score's key into the candidate's number
   * @param most how many candidates at most are sent
   * @throws InterruptedException while waiting to stand at the end of the scores
   */
  Receipts(KafkaConnection connection, SequenceIds ids, int most) throws InterruptedException {
    this.ids = ids;
    this.sent = new AtomicLongArray(most);
    this.taken = new long[most];
    Map<String, Object> configuration = connection.clientConfiguration();
    configuration.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
    configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.consumer =
        new KafkaConsumer<>(
            configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    String topic = connection.topics().scores().name();
    this.thread = new Thread(() -> read(topic), "bench-receipts");
    thread.setDaemon(true);
    thread.start();
    ready.await();
  }

  /**
   * @param number of a candidate
   * @param due when it was due to be sent, by the nanosecond clock; said before it is sent
   */
  void due(long number, long due) {
    sent.set((int) number, due);
  }

  /**
   * @return how many candidates have been received, each counted once
   */
  long count() {
    if (failure != null) {
      throw failure;
    }
    return received.get();
  }

  /**
   * @return mean size of a score with its key in bytes, of those received so far
   */
  int meanBytes() {
    return (int) (bytes.get() / Math.max(1, received.get() + twice.get()));
  }

  /**
   * @return how many scores came for a candidate that had one
   */
  long twice() {
    return twice.get();
  }

  /**
   * @param wanted how many candidates are to be received in all
   * @param patience how long nothing may come
   * @throws CommandFailure where nothing comes for so long
   */
  void await(long wanted, Duration patience) {
    long last = -1;
    long moved = System.nanoTime();
    while (count() < wanted) {
      if (count() != last) {
        last = count();
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > patience.toNanos()) {
        throw new CommandFailure(
            "%d of %d candidates were not scored: no score for %d s"
                .formatted(wanted - last, wanted, patience.toSeconds()));
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /**
   * @param from number of the first candidate
   * @param to number after that of the last; all of them received
   * @param share 0 to 1
   * @return the time in ms within which that share of them came back, as the nearest rank has it
   */
  double percentile(long from, long to, double share) {
    long[] sorted = Arrays.copyOfRange(taken, (int) from, (int) to);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
  }

  private void read(String topic) {
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      ready.countDown();
      while (true) {
        for (ConsumerRecord<byte[], byte[]> score : consumer.poll(POLL)) {
          take(score.key(), System.nanoTime());
          bytes.addAndGet(score.serializedKeySize() + score.serializedValueSize());
        }
      }
    } catch (WakeupException e) {
      // Closed.
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      ready.countDown();
      consumer.close();
    }
  }

  private void take(byte[] key, long now) {
    int number = Math.toIntExact(ids.number(key));
    if (seen.get(number)) {
      twice.incrementAndGet();
      return;
    }
    seen.set(number);
    taken[number] = now - sent.get(number);
    received.incrementAndGet();
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
