package org.pulsartriage.ingest.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.Supplier;

/** The counters of ingest, all beginning with {@code triage.ingest.}. */
final class IngestMeters {

  private static final String PREFIX = "triage.ingest.";

  private final Counter received;
  private final Counter published;
  private final Counter quarantined;
  private final Counter injected;
  private final Counter retries;
  private final Timer preparation;
  private final Timer transaction;

  /**
   * @param registry where they are kept
   */
  IngestMeters(MeterRegistry registry) {
    received =
        counter(
            registry,
            "received",
            "Files and injected pulsars committed, as candidates or rejections");
    published = counter(registry, "published", "Candidates published");
    quarantined = counter(registry, "quarantined", "Files sent to quarantine");
    injected = counter(registry, "injected", "Of the candidates published, simulated pulsars");
    retries = counter(registry, "retries", "Transactions that had to be repeated");
    preparation = timer(registry, "preparation", "Time to read, decode and encode one file");
    transaction = timer(registry, "transaction", "Time from begin to commit of a transaction");
  }

  <T> T timePreparation(Supplier<T> work) {
    return preparation.record(work);
  }

  <T> T timeTransaction(Supplier<T> work) {
    return transaction.record(work);
  }

  void committed(List<PreparedRecord> batch) {
    long passed = batch.stream().filter(record -> record.fault() == null).count();
    received.increment(batch.size());
    published.increment(passed);
    quarantined.increment(batch.size() - passed);
    injected.increment(batch.stream().filter(PreparedRecord::injected).count());
  }

  void retried() {
    retries.increment();
  }

  private static Counter counter(MeterRegistry registry, String name, String description) {
    return Counter.builder(PREFIX + name).description(description).register(registry);
  }

  private static Timer timer(MeterRegistry registry, String name, String description) {
    return Timer.builder(PREFIX + name)
        .description(description)
        .publishPercentiles(0.5, 0.99)
        .register(registry);
  }
}
