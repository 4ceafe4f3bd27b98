package org.pulsartriage.ingest.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Adds up outcomes as they come, and keeps the first failure. */
final class SummaryCollector {

  private final Consumer<FileOutcome> listener;
  private final Map<Integer, Long> lastOffsets = new HashMap<>();
  private long published;
  private long quarantined;
  private long injected;
  private Throwable failure;

  SummaryCollector(Consumer<FileOutcome> listener) {
    this.listener = listener;
  }

  synchronized Void take(FileOutcome outcome, Throwable error) {
    if (error != null) {
      failure = failure == null ? error : failure;
      return null;
    }
    if (outcome instanceof FileOutcome.Published candidate) {
      published++;
      lastOffsets.merge(outcome.partition(), outcome.offset(), Math::max);
      for (FileOutcome.Place injection : candidate.injections()) {
        injected++;
        lastOffsets.merge(injection.partition(), injection.offset(), Math::max);
      }
    } else {
      quarantined++;
    }
    listener.accept(outcome);
    return null;
  }

  synchronized boolean failed() {
    return failure != null;
  }

  synchronized IngestSummary summary() {
    if (failure instanceof IngestException told) {
      throw new IngestException(told.getMessage(), told);
    }
    if (failure != null) {
      throw new IngestException("ingest failed: " + failure, failure);
    }
    return new IngestSummary(published, quarantined, injected, lastOffsets);
  }
}
