package org.pulsartriage.ingest.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raw files into the pipeline, from any number of threads. Files are read and decoded in parallel,
 * and published in the order in which they were submitted, in transactions that close as soon as
 * nothing more waits: a single file goes at once, a folder in large batches. Where pulsars are
 * injected, each goes in the transaction of the candidate that it rides with.
 */
public final class IngestPipeline implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IngestPipeline.class);
  private static final long BYTES_ON_THEIR_WAY = 64L << 20;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private final FilePreparation preparation;
  private final Injecting injecting;
  private final TransactionalPublisher publisher;
  private final IngestSettings settings;
  private final IngestMeters meters;
  private final MemoryBudget budget = new MemoryBudget(BYTES_ON_THEIR_WAY);
  private final BlockingQueue<Slot> queue = new LinkedBlockingQueue<>();
  private final ExecutorService decoders;
  private final Thread publishing;
  private boolean closed;

  /** A file on its way, in the order of submission. */
  private record Slot(
      CompletableFuture<PreparedRecord> prepared,
      CompletableFuture<FileOutcome> outcome,
      int blocks) {}

  private static final Slot END = new Slot(null, null, 0);

  IngestPipeline(
      FilePreparation preparation,
      TransactionalPublisher publisher,
      IngestSettings settings,
      IngestMeters meters) {
    this.preparation = preparation;
    this.injecting = new Injecting(preparation, settings);
    this.publisher = publisher;
    this.settings = settings;
    this.meters = meters;
    AtomicInteger number = new AtomicInteger();
    this.decoders =
        Executors.newFixedThreadPool(
            settings.decodeThreads(),
            task -> daemon(task, "ingest-decode-" + number.incrementAndGet()));
    this.publishing = daemon(this::publish, "ingest-publish");
    this.publishing.start();
  }

  /**
   * Creates the topics where they are missing and opens the way in.
   *
   * @param connection the cluster
   * @param settings how to run
   * @param registry where the pipeline counts
   * @param clock gives nights and times of receipt
   * @return the open pipeline
   * @throws IngestException where the cluster cannot be used
   */
  public static IngestPipeline start(
      KafkaConnection connection,
      IngestSettings settings,
      MeterRegistry registry,
      InstantSource clock) {
    connection.createTopics();
    IngestMeters meters = new IngestMeters(registry);
    TransactionalPublisher publisher =
        new TransactionalPublisher(
            () -> ProducerSettings.producer(connection, settings.instance()),
            new LedgerTopicCheck(connection),
            connection.topics().ledger().name(),
            settings,
            meters,
            clock);
    try {
      publisher.open();
    } catch (RuntimeException e) {
      publisher.close();
      throw e;
    }
    return new IngestPipeline(
        new FilePreparation(connection.topics(), settings, clock), publisher, settings, meters);
  }

  /**
   * Takes a file; waits first while too much is on its way.
   *
   * @param source the file
   * @return what becomes of it, once that is committed; fails with {@link IngestException} where it
   *     could not be published. What is chained to it runs on the publishing thread and must not
   *     wait
   * @throws IngestException where the pipeline is closed
   */
  public CompletableFuture<FileOutcome> submit(RawSource source) {
    CompletableFuture<FileOutcome> outcome = new CompletableFuture<>();
    enqueue(source, outcome);
    return outcome;
  }

  /**
   * Takes many files and waits until all are committed.
   *
   * @param sources the files, in order
   * @param listener told of each outcome, in order, on another thread
   * @return the sums
   * @throws IngestException where the cluster takes no more; files after the first failure are not
   *     submitted
   */
  public IngestSummary ingest(
      Iterable<? extends RawSource> sources, Consumer<FileOutcome> listener) {
    SummaryCollector collector = new SummaryCollector(listener);
    CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    for (RawSource source : sources) {
      if (collector.failed()) {
        break;
      }
      CompletableFuture<FileOutcome> outcome = new CompletableFuture<>();
      // Chained before it is queued, so that the listener hears in order.
      last = outcome.handle(collector::take);
      enqueue(source, outcome);
    }
    last.join();
    return collector.summary();
  }

  /**
   * @return why nothing more can be published, in one line; empty as long as it can
   */
  public Optional<String> failure() {
    return Optional.ofNullable(publisher.failure());
  }

  /** Publishes what was submitted, then closes. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      queue.add(END);
    }
    publisher.endWaiting();
    try {
      publishing.join(CLOSE_TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    decoders.shutdownNow();
    if (publishing.isAlive()) {
      LOG.warn("ingest did not stop within {} s", CLOSE_TIMEOUT.toSeconds());
    }
  }

  private void enqueue(RawSource source, CompletableFuture<FileOutcome> outcome) {
    int blocks;
    try {
      blocks = budget.take(source.sizeBytes());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IngestException("interrupted while waiting to submit " + source.name(), e);
    }
    synchronized (this) {
      if (closed) {
        budget.giveBack(blocks);
        throw new IngestException("ingest is closed", null);
      }
      CompletableFuture<PreparedRecord> prepared =
          CompletableFuture.supplyAsync(
              () -> meters.timePreparation(() -> preparation.prepare(source)), decoders);
      queue.add(new Slot(prepared, outcome, blocks));
    }
  }

  private void publish() {
    try (publisher) {
      for (Slot first = queue.take(); first != END; first = queue.take()) {
        commit(collect(first));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The first file and those behind it that are ready, or will be before it has waited too long.
   */
  private List<Slot> collect(Slot first) throws InterruptedException {
    List<Slot> batch = new ArrayList<>();
    batch.add(first);
    long bytes = size(first);
    long end = System.nanoTime() + settings.batchAge().toNanos();
    while (batch.size() < settings.batchFiles()) {
      Slot next = queue.peek();
      if (next == null || next == END || !ready(next, end - System.nanoTime())) {
        break;
      }
      bytes += size(next);
      if (bytes > settings.batchBytes()) {
        break;
      }
      batch.add(queue.take());
    }
    return batch;
  }

  private static boolean ready(Slot slot, long nanos) throws InterruptedException {
    try {
      slot.prepared().get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true; // Its failure is told when its turn comes.
    }
  }

  private static long size(Slot slot) {
    try {
      return slot.prepared().join().value().length;
    } catch (CompletionException e) {
      return 0;
    }
  }

  private void commit(List<Slot> batch) {
    List<Slot> sound = new ArrayList<>(batch.size());
    List<PreparedRecord> records = new ArrayList<>(batch.size());
    for (Slot slot : batch) {
      try {
        records.add(slot.prepared().join());
        sound.add(slot);
      } catch (CompletionException e) {
        fail(slot, new IngestException("a file could not be prepared: " + e.getCause(), e));
      }
    }
    if (records.isEmpty()) {
      return;
    }
    try {
      List<PreparedRecord> mixed = injecting.mix(records);
      List<FileOutcome> outcomes = ofFiles(mixed, publisher.publish(mixed));
      for (int i = 0; i < sound.size(); i++) {
        budget.giveBack(sound.get(i).blocks());
        sound.get(i).outcome().complete(outcomes.get(i));
      }
    } catch (RuntimeException e) {
      sound.forEach(slot -> fail(slot, e));
    }
  }

  /** Files know of the pulsars that rode behind them; nobody else asks for those. */
  private static List<FileOutcome> ofFiles(List<PreparedRecord> mixed, List<FileOutcome> all) {
    List<FileOutcome> ofFiles = new ArrayList<>(all.size());
    List<FileOutcome.Place> riders = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      FileOutcome outcome = all.get(i);
      if (mixed.get(i).injected()) {
        riders.add(new FileOutcome.Place(outcome.partition(), outcome.offset()));
      } else {
        ofFiles.add(
            outcome instanceof FileOutcome.Published candidate ? candidate.with(riders) : outcome);
        riders.clear();
      }
    }
    Collections.reverse(ofFiles);
    return ofFiles;
  }

  private void fail(Slot slot, RuntimeException failure) {
    budget.giveBack(slot.blocks());
    slot.outcome().completeExceptionally(failure);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
