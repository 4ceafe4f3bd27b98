package org.pulsartriage.gate.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.pulsartriage.models.reference.Quantity;
import org.pulsartriage.schemas.DriftObservation;

/**
 * Counts of hours, an entry a cell: what an observation adds is a few small numbers, most of them
 * again and again, which the store's cache puts together between two commits. Keys are night, hour,
 * beam, quantity and cell; for the model that scored, {@code model} and its digest.
 */
final class CountStore {

  static final String NAME = "drift-counts";

  private static final StringSerializer KEYS = new StringSerializer();
  private static final String MODEL = "model";
  private static final int BEAM = 2;
  private static final int QUANTITY = 3;
  private static final int CELL = 4;

  private final KeyValueStore<String, Long> store;

  CountStore(KeyValueStore<String, Long> store) {
    this.store = store;
  }

  static StoreBuilder<KeyValueStore<String, Long>> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(NAME), Serdes.String(), Serdes.Long())
        .withCachingEnabled();
  }

  void add(DriftHour hour, DriftObservation observation) {
    String beam = hour.key(observation.getBeam()) + "/";
    if (observation.getModelDigest() != null) {
      increment(beam + MODEL + "/" + observation.getModelDigest());
    }
    observation
        .getValues()
        .forEach(
            (name, value) ->
                Quantity.named(name)
                    .filter(quantity -> Double.isFinite(value))
                    .ifPresent(quantity -> increment(beam + name + "/" + quantity.cell(value))));
  }

  private void increment(String key) {
    Long before = store.get(key);
    store.put(key, before == null ? 1 : before + 1);
  }

  /** Every hour that something is kept of. */
  Set<DriftHour> hours() {
    Set<DriftHour> hours = new TreeSet<>();
    try (KeyValueIterator<String, Long> all = store.all()) {
      while (all.hasNext()) {
        hours.add(DriftHour.ofKey(all.next().key));
      }
    }
    return hours;
  }

  /** Counts of an hour by beam, those without a number first. */
  Map<Integer, Counts> of(DriftHour hour) {
    Map<Integer, Counts> beams =
        new TreeMap<>(Comparator.nullsFirst(Comparator.<Integer>naturalOrder()));
    try (KeyValueIterator<String, Long> all = store.prefixScan(hour.key() + "/", KEYS)) {
      while (all.hasNext()) {
        KeyValue<String, Long> entry = all.next();
        String[] parts = entry.key.split("/");
        Counts counts = beams.computeIfAbsent(DriftHour.beam(parts[BEAM]), beam -> new Counts());
        if (parts[QUANTITY].equals(MODEL)) {
          counts.addScores(parts[CELL], entry.value);
        } else {
          Quantity.named(parts[QUANTITY])
              .ifPresent(
                  quantity -> counts.add(quantity, Integer.parseInt(parts[CELL]), entry.value));
        }
      }
    }
    return beams;
  }

  void delete(DriftHour hour) {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, Long> all = store.prefixScan(hour.key() + "/", KEYS)) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    keys.forEach(store::delete);
  }
}
