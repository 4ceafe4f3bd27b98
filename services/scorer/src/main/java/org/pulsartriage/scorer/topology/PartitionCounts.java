package org.pulsartriage.scorer.topology;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.pulsartriage.schemas.LedgerEntry;
import org.pulsartriage.schemas.ledger.Ledger;
import org.pulsartriage.schemas.ledger.Stage;
import org.pulsartriage.schemas.serde.AvroSerde;

/**
 * What became of the records of one partition, by night. Counts in memory, and hands over and
 * stores what has changed when asked to, before each commit: so the store, the ledger and the
 * committed offset always say the same.
 */
final class PartitionCounts {

  static final String STORE = "counts";

  private final KeyValueStore<String, LedgerEntry> store;
  private final String writer;
  private final Map<String, LedgerEntry> changed = new TreeMap<>();

  PartitionCounts(KeyValueStore<String, LedgerEntry> store, int partition) {
    this.store = store;
    this.writer = Ledger.writerOf(partition);
  }

  static StoreBuilder<KeyValueStore<String, LedgerEntry>> store() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), AvroSerde.of(LedgerEntry.class))
        .withCachingDisabled();
  }

  void scored(String night, long offset) {
    LedgerEntry entry = received(night, offset);
    entry.setPassed(entry.getPassed() + 1);
  }

  void duplicate(String night, long offset) {
    LedgerEntry entry = received(night, offset);
    entry.setDuplicates(entry.getDuplicates() + 1);
  }

  void quarantined(String night, long offset) {
    LedgerEntry entry = received(night, offset);
    entry.setQuarantined(entry.getQuarantined() + 1);
  }

  /**
   * @param now the time that the entries bear
   * @param emit takes each entry that has changed since the last call
   */
  void flush(Instant now, Consumer<LedgerEntry> emit) {
    changed
        .values()
        .forEach(
            entry -> {
              entry.setUpdatedAt(now);
              store.put(entry.getNight(), entry);
              emit.accept(entry);
            });
    changed.clear();
  }

  private LedgerEntry received(String night, long offset) {
    LedgerEntry entry = changed.computeIfAbsent(night, this::load);
    entry.setReceived(entry.getReceived() + 1);
    // Records of a batch are counted after later ones that needed no score.
    if (entry.getThroughOffset() == null || entry.getThroughOffset() < offset) {
      entry.setThroughOffset(offset);
    }
    return entry;
  }

  private LedgerEntry load(String night) {
    LedgerEntry stored = store.get(night);
    return stored != null
        ? stored
        : LedgerEntry.newBuilder()
            .setNight(night)
            .setStage(Stage.SCORER)
            .setWriter(writer)
            .setReceived(0)
            .setPassed(0)
            .setDuplicates(0)
            .setQuarantined(0)
            .setThroughOffset(null)
            .setUpdatedAt(Instant.EPOCH)
            .build();
  }
}
