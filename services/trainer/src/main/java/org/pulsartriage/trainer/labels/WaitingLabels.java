package org.pulsartriage.trainer.labels;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.serde.AvroCodec;

/**
 * Labels whose candidate has not been scored yet, each as the rejection that it becomes if that
 * does not happen.
 */
final class WaitingLabels {

  static final String STORE = "waiting";

  private static final String MARK = "";

  private final KeyValueStore<String, byte[]> store;
  private final AvroCodec<Rejection> codec = AvroCodec.of(Rejection.class);

  WaitingLabels(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  static StoreBuilder<KeyValueStore<String, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray());
  }

  /** See {@link KnownCandidates#mark}. */
  void mark() {
    store.putIfAbsent(MARK, new byte[0]);
  }

  void put(String labelKey, Rejection rejection) {
    store.put(labelKey, codec.encode(rejection));
  }

  void remove(String labelKey) {
    store.delete(labelKey);
  }

  /** Takes out every label of a candidate: its identity, '/', a rater. */
  List<Rejection> takeOf(String candidateId) {
    List<KeyValue<String, byte[]>> taken = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> of =
        store.range(candidateId + "/", candidateId + (char) ('/' + 1))) {
      of.forEachRemaining(taken::add);
    }
    taken.forEach(entry -> store.delete(entry.key));
    return taken.stream().map(entry -> codec.decode(entry.value)).toList();
  }

  /** Takes out what has waited since before then. */
  List<Rejection> takeFromBefore(Instant then) {
    List<KeyValue<String, Rejection>> over = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> entry = all.next();
        if (!entry.key.equals(MARK)) {
          Rejection rejection = codec.decode(entry.value);
          if (rejection.getRejectedAt().isBefore(then)) {
            over.add(KeyValue.pair(entry.key, rejection));
          }
        }
      }
    }
    over.forEach(entry -> store.delete(entry.key));
    return over.stream().map(entry -> entry.value).toList();
  }
}
