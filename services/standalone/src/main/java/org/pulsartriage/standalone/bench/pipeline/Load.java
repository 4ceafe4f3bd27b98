package org.pulsartriage.standalone.bench.pipeline;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.pulsartriage.ingest.pipeline.ProducerSettings;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.console.CommandFailure;

/**
 * Publishes candidates through ingest's own producer, in transactions that close as soon as nothing
 * more waits, as ingest does. For one thread.
 */
final class Load implements AutoCloseable {

  private static final int MOST_A_TRANSACTION = 500;
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final CandidatePool pool;
  private final SequenceIds ids;
  private final Receipts receipts;
  private final String topic;
  private final int most;
  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private long next;

  /**
   * @param connection the pipeline's Kafka
   * @param pool what to send
   * @param ids under which identities
   * @param receipts told of each candidate before it is sent
   * @param most how many candidates can be sent in all
   */
  Load(
      KafkaConnection connection,
      CandidatePool pool,
      SequenceIds ids,
      Receipts receipts,
      int most) {
    this.pool = pool;
    this.ids = ids;
    this.receipts = receipts;
    this.most = most;
    this.topic = connection.topics().candidates().name();
    this.producer = ProducerSettings.producer(connection, "bench");
    producer.initTransactions();
  }

  /**
   * @return how many have been sent, which is the number of the next
   */
  long sent() {
    return next;
  }

  /**
   * Keeps as many candidates on their way as the window says.
   *
   * @param window candidates sent and not yet received, 1 or more
   * @param time how long
   */
  void saturate(int window, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      long room = window - (next - receipts.count());
      // A few at a time would make transactions of a few.
      if (room < Math.max(1, window / 16)) {
        LockSupport.parkNanos(PAUSE.toNanos());
      } else {
        long now = System.nanoTime();
        transaction(room, number -> now);
      }
    }
  }

  /**
   * Sends at an even rate. A candidate that goes late because those before it took long counts from
   * when it was due.
   *
   * @param rate candidates a second, more than 0
   * @param time how long
   */
  void steady(double rate, Duration time) {
    long start = System.nanoTime();
    long first = next;
    double step = 1e9 / rate;
    long all = Math.max(1, Math.round(rate * time.toNanos() / 1e9));
    while (next - first < all) {
      long due = Math.min(all, (long) ((System.nanoTime() - start) / step) + 1);
      long waiting = due - (next - first);
      if (waiting <= 0) {
        LockSupport.parkNanos((long) (start + (next - first) * step - System.nanoTime()));
      } else {
        transaction(waiting, number -> start + (long) ((number - first) * step));
      }
      receipts.count();
    }
  }

  private interface Due {
    long of(long number);
  }

  private void transaction(long wanted, Due due) {
    long many = Math.min(wanted, MOST_A_TRANSACTION);
    if (next + many > most) {
      throw new CommandFailure("more than " + most + " candidates: give fewer --seconds");
    }
    producer.beginTransaction();
    for (long i = 0; i < many; i++) {
      byte[] id = ids.of(next);
      receipts.due(next, due.of(next));
      producer.send(
          new ProducerRecord<>(topic, id, pool.record(next, id)),
          (metadata, error) -> {
            if (error != null) {
              failure.compareAndSet(null, error);
            }
          });
      next++;
    }
    producer.commitTransaction();
    if (failure.get() != null) {
      throw new CommandFailure(
          "the broker takes no candidates: " + failure.get().getMessage(), failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
