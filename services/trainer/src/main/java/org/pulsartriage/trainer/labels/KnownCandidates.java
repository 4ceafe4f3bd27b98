package org.pulsartriage.trainer.labels;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * The identities of candidates that have been scored, for as long as the topics keep candidates,
 * and which of them are simulated pulsars.
 */
final class KnownCandidates {

  static final String STORE = "known";

  /** Longer than the topics of candidates and scores keep anything. */
  private static final Duration RETENTION = Duration.ofDays(45);

  private static final String MARK = "";
  private static final long REAL = 0;
  private static final long INJECTED = 1;

  private final WindowStore<String, Long> store;

  KnownCandidates(WindowStore<String, Long> store) {
    this.store = store;
  }

  static StoreBuilder<WindowStore<String, Long>> store() {
    return Stores.windowStoreBuilder(
        Stores.persistentWindowStore(STORE, RETENTION, Duration.ofMillis(1), false),
        Serdes.String(),
        Serdes.Long());
  }

  /**
   * A store that never held anything is restored at every start: it holds an entry that is none.
   */
  void mark(Instant now) {
    if (!contains(MARK, now)) {
      add(MARK, false, now);
    }
  }

  boolean contains(String candidateId, Instant now) {
    try (WindowStoreIterator<Long> found =
        store.fetch(candidateId, now.minus(RETENTION), now.plus(RETENTION))) {
      return found.hasNext();
    }
  }

  /** Whether it is known as a simulated pulsar. */
  boolean isInjected(String candidateId, Instant now) {
    try (WindowStoreIterator<Long> found =
        store.fetch(candidateId, now.minus(RETENTION), now.plus(RETENTION))) {
      while (found.hasNext()) {
        if (found.next().value == INJECTED) {
          return true;
        }
      }
      return false;
    }
  }

  void add(String candidateId, boolean injected, Instant now) {
    store.put(candidateId, injected ? INJECTED : REAL, now.toEpochMilli());
  }
}
