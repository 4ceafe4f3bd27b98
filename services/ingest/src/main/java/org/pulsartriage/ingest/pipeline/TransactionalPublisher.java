package org.pulsartriage.ingest.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.pulsartriage.schemas.LedgerEntry;
import org.pulsartriage.schemas.ledger.Ledger;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes batches, each with its ledger entries in one transaction: all of it is there, or
 * nothing. A batch that the cluster does not take is tried again until patience ends. Where the
 * answer to a commit is lost, the ledger tells whether it was done, so nothing is sent twice. For
 * one thread.
 */
final class TransactionalPublisher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionalPublisher.class);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);
  private static final int COMMIT_ATTEMPTS = 3;
  private static final int MOST_FENCES = 3;
  private static final Duration FENCES_WITHIN = Duration.ofMinutes(5);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private final LedgerCheck ledger;
  private final String ledgerTopic;
  private final IngestSettings settings;
  private final RunCounts counts;
  private final IngestMeters meters;
  private final InstantSource clock;
  private final AvroCodec<LedgerEntry> entries = AvroCodec.of(LedgerEntry.class);
  private final CountDownLatch closing = new CountDownLatch(1);

  private final Deque<Instant> fences = new ArrayDeque<>();

  private Producer<byte[], byte[]> producer;
  private Transaction unanswered;
  private volatile String fatal;

  /** What was sent and asked to be committed. */
  private record Transaction(
      List<PreparedRecord> batch, List<LedgerEntry> entries, List<RecordMetadata> places) {

    List<FileOutcome> outcomes() {
      List<FileOutcome> outcomes = new ArrayList<>(batch.size());
      for (int i = 0; i < batch.size(); i++) {
        outcomes.add(batch.get(i).at(places.get(i).partition(), places.get(i).offset()));
      }
      return outcomes;
    }
  }

  TransactionalPublisher(
      Supplier<Producer<byte[], byte[]>> producers,
      LedgerCheck ledger,
      String ledgerTopic,
      IngestSettings settings,
      IngestMeters meters,
      InstantSource clock) {
    this.producers = producers;
    this.ledger = ledger;
    this.ledgerTopic = ledgerTopic;
    this.settings = settings;
    this.counts = new RunCounts(settings.writer());
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Opens the producer, which fences a predecessor and ends the transaction that it left.
   *
   * @throws IngestException where the cluster does not let it
   */
  void open() {
    try {
      producer();
    } catch (KafkaException e) {
      throw new IngestException("the cluster cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * @param batch records, one or more
   * @return what became of each, in the same order, committed
   * @throws IngestException where the cluster does not take them, or the publisher has been fenced
   */
  List<FileOutcome> publish(List<PreparedRecord> batch) {
    Instant deadline = clock.instant().plus(settings.patience());
    while (true) {
      if (fatal != null) {
        throw new IngestException(fatal, null);
      }
      try {
        Transaction settled = settle();
        if (settled == null || settled.batch() != batch) {
          settled = meters.timeTransaction(() -> attempt(batch));
          done(settled);
        }
        return settled.outcomes();
      } catch (KafkaException | IllegalStateException e) {
        if (isFenced(e)) {
          fenced(e);
          drop();
        } else {
          abort();
        }
        giveUpOrPause(e, deadline);
      }
    }
  }

  /**
   * @return why nothing more can be published, in one line; null as long as it can
   */
  String failure() {
    return fatal;
  }

  /** Ends waiting between attempts; may be called by any thread. */
  void endWaiting() {
    closing.countDown();
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(5));
      producer = null;
    }
  }

  private Producer<byte[], byte[]> producer() {
    if (producer == null) {
      Producer<byte[], byte[]> opened = producers.get();
      try {
        opened.initTransactions();
      } catch (RuntimeException e) {
        opened.close(Duration.ZERO);
        throw e;
      }
      producer = opened;
    }
    return producer;
  }

  private Transaction attempt(List<PreparedRecord> batch) {
    Producer<byte[], byte[]> open = producer();
    List<LedgerEntry> after = counts.with(batch, clock.instant());
    open.beginTransaction();
    List<Future<RecordMetadata>> sent = new ArrayList<>(batch.size());
    for (PreparedRecord record : batch) {
      sent.add(open.send(record(record.topic(), record.candidateId(), record.value())));
    }
    for (LedgerEntry entry : after) {
      open.send(record(ledgerTopic, Ledger.key(entry), entries.encode(entry)));
    }
    open.flush();
    Transaction transaction = new Transaction(batch, after, places(sent));
    unanswered = transaction;
    commit(open);
    unanswered = null;
    return transaction;
  }

  /** The one call whose time-out leaves open what happened; asking again is allowed. */
  private static void commit(Producer<byte[], byte[]> open) {
    for (int attempt = 1; ; attempt++) {
      try {
        open.commitTransaction();
        return;
      } catch (TimeoutException e) {
        if (attempt == COMMIT_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void done(Transaction transaction) {
    counts.committed(transaction.batch());
    meters.committed(transaction.batch());
  }

  /**
   * @return the transaction whose commit was not answered, if it turns out to be committed; else
   *     null
   */
  private Transaction settle() {
    if (unanswered == null) {
      return null;
    }
    producer(); // The coordinator ends the old transaction before it lets the new producer in.
    boolean committed = ledger.holds(unanswered.entries());
    Transaction settled = committed ? unanswered : null;
    unanswered = null;
    if (settled != null) {
      done(settled);
    }
    return settled;
  }

  private void abort() {
    if (producer == null) {
      return;
    }
    if (unanswered == null) {
      try {
        producer.abortTransaction();
        return;
      } catch (KafkaException | IllegalStateException e) {
        LOG.debug("the transaction cannot be aborted, a new producer will end it", e);
      }
    }
    drop();
  }

  private void drop() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  /**
   * The coordinator fences a producer whose transaction it ended because the cluster was away too
   * long, and one whose name another process uses: the client cannot tell. The first is mended by a
   * new producer; two processes that fence each other would go on for ever.
   */
  private void fenced(RuntimeException failure) {
    Instant now = clock.instant();
    fences.removeIf(at -> at.isBefore(now.minus(FENCES_WITHIN)));
    fences.add(now);
    if (fences.size() > MOST_FENCES) {
      fatal =
          "another ingest runs as instance '"
              + settings.instance()
              + "': give this one another triage.ingest.instance";
      throw new IngestException(fatal, failure);
    }
  }

  private static boolean isFenced(Throwable failure) {
    return caused(failure, ProducerFencedException.class)
        || caused(failure, InvalidProducerEpochException.class);
  }

  private void giveUpOrPause(RuntimeException failure, Instant deadline) {
    boolean permanent =
        caused(failure, AuthenticationException.class)
            || caused(failure, AuthorizationException.class)
            || caused(failure, InvalidTopicException.class)
            || caused(failure, RecordTooLargeException.class)
            || caused(failure, UnsupportedVersionException.class);
    if (permanent || clock.instant().isAfter(deadline) || pauseEndedByClose()) {
      String open =
          unanswered == null ? "" : " (whether the last batch is published will show later)";
      throw new IngestException(
          "the cluster does not take records: " + line(failure) + open, failure);
    }
    LOG.warn("the cluster did not take a batch, trying again: {}", line(failure));
    meters.retried();
  }

  private boolean pauseEndedByClose() {
    try {
      return closing.await(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static List<RecordMetadata> places(List<Future<RecordMetadata>> sent) {
    List<RecordMetadata> places = new ArrayList<>(sent.size());
    for (Future<RecordMetadata> one : sent) {
      try {
        places.add(one.get());
      } catch (ExecutionException e) {
        throw new KafkaException(e.getCause().getMessage(), e.getCause());
      } catch (InterruptedException e) {
        throw new InterruptException(e);
      }
    }
    return places;
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String key, byte[] value) {
    return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
  }

  private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static String line(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
