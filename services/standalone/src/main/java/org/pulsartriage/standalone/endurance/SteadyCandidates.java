package org.pulsartriage.standalone.endurance;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.bench.pipeline.CandidatePool;
import org.pulsartriage.standalone.bench.pipeline.SequenceIds;
import org.pulsartriage.standalone.console.CommandFailure;

/** Candidates onto their topic at an even rate, on a thread of its own. */
final class SteadyCandidates implements AutoCloseable {

  private static final int LINGER_MS = 5;

  private final CandidatePool pool;
  private final SequenceIds ids;
  private final String topic;
  private final Producer<byte[], byte[]> producer;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean closed;
  private long sent;

  /**
   * @param connection the pipeline's Kafka, with its topics
   * @param pool what to send
   * @param ids under which identities
   * @param rate candidates a second, more than 0
   */
  SteadyCandidates(KafkaConnection connection, CandidatePool pool, SequenceIds ids, double rate) {
    this.pool = pool;
    this.ids = ids;
    this.topic = connection.topics().candidates().name();
    var configuration = connection.clientConfiguration();
    configuration.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    configuration.put(ProducerConfig.ACKS_CONFIG, "all");
    this.producer =
        new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer());
    this.thread = new Thread(() -> send(1e9 / rate), "steady-candidates");
    thread.setDaemon(true);
    thread.start();
  }

  private void send(double step) {
    long start = System.nanoTime();
    while (!closed) {
      long due = (long) ((System.nanoTime() - start) / step);
      while (sent < due) {
        byte[] id = ids.of(sent);
        producer.send(
            new ProducerRecord<>(topic, id, pool.record(sent, id)),
            (metadata, error) -> {
              if (error == null) {
                acknowledged.incrementAndGet();
              } else {
                failure.compareAndSet(null, error);
              }
            });
        sent++;
      }
      LockSupport.parkNanos((long) (start + (sent + 1) * step) - System.nanoTime());
    }
  }

  /**
   * Stops, and waits until all is on the topic.
   *
   * @return how many were sent
   * @throws CommandFailure where the broker did not take one
   */
  long finish() {
    close();
    if (failure.get() != null) {
      throw new CommandFailure(
          "the broker takes no candidates: " + failure.get().getMessage(), failure.get());
    }
    return acknowledged.get();
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }
}
