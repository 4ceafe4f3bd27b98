package org.pulsartriage.scorer.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.pulsartriage.schemas.ModelSwitch;
import org.pulsartriage.schemas.serde.AvroSerde;

/** What a partition scores with, and since when: its last switch, kept like everything it knows. */
final class PartitionModel {

  static final String STORE = "model";

  private static final String LAST = "last";

  private final KeyValueStore<String, ModelSwitch> store;

  PartitionModel(KeyValueStore<String, ModelSwitch> store) {
    this.store = store;
  }

  static StoreBuilder<KeyValueStore<String, ModelSwitch>> store() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), AvroSerde.of(ModelSwitch.class))
        .withCachingDisabled();
  }

  /**
   * @return the last switch; null where the partition has not scored yet
   */
  ModelSwitch last() {
    return store.get(LAST);
  }

  void put(ModelSwitch next) {
    store.put(LAST, next);
  }
}
