package org.pulsartriage.scorer.topology;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * The candidates that a task has scored, remembered for a while from when it scored them. Its time
 * is the scorer's own clock: a producer with a wrong one can neither hide a duplicate nor make the
 * scorer forget.
 */
final class SeenCandidates {

  static final String STORE = "seen";

  private static final String MARK = "";

  private final WindowStore<String, Long> store;
  private final Duration retention;

  SeenCandidates(WindowStore<String, Long> store, Duration retention) {
    this.store = store;
    this.retention = retention;
  }

  static StoreBuilder<WindowStore<String, Long>> store(Duration retention) {
    return Stores.windowStoreBuilder(
        Stores.persistentWindowStore(STORE, retention, Duration.ofMillis(1), false),
        Serdes.String(),
        Serdes.Long());
  }

  boolean contains(String candidateId, Instant now) {
    // By numbers: by instants it makes two texts for errors that it may have to tell, at every
    // call.
    try (WindowStoreIterator<Long> found =
        store.fetch(
            candidateId, now.minus(retention).toEpochMilli(), now.plus(retention).toEpochMilli())) {
      return found.hasNext();
    }
  }

  /**
   * Writes an entry that is no candidate. A window store that never held anything keeps no
   * checkpoint, and Kafka Streams takes that for a crash at the next start: it reports an error and
   * restores from the changelog.
   *
   * @param now the time that the entry bears
   */
  void mark(Instant now) {
    if (!contains(MARK, now)) {
      add(MARK, -1, now);
    }
  }

  void add(String candidateId, long offset, Instant now) {
    store.put(candidateId, offset, now.toEpochMilli());
  }
}
