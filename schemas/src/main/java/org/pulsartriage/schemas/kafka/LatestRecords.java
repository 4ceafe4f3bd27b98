package org.pulsartriage.schemas.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.pulsartriage.schemas.serde.AvroCodec;

/**
 * The last record of every key of a compacted topic: all of it at first, after that with what is
 * new. For one thread.
 *
 * @param <T> the type of its records
 */
public final class LatestRecords<T extends SpecificRecordBase> implements AutoCloseable {

  private final AvroCodec<T> codec;
  private final TreeMap<String, T> latest = new TreeMap<>();
  private final TopicTail tail;

  /**
   * @param connection the cluster
   * @param topic full name of a topic
   * @param type the type of its records
   * @throws org.apache.kafka.common.errors.UnknownTopicOrPartitionException where there is no such
   *     topic
   */
  public LatestRecords(KafkaConnection connection, String topic, Class<T> type) {
    this.codec = AvroCodec.of(type);
    this.tail = TopicTail.of(connection, topic);
  }

  /**
   * @return what is committed, by key
   */
  public Collection<T> read() {
    tail.read(
        record -> {
          String key = new String(record.key(), StandardCharsets.UTF_8);
          if (record.value() == null) {
            latest.remove(key);
          } else {
            latest.put(key, codec.decode(record.value()));
          }
        });
    return List.copyOf(latest.values());
  }

  @Override
  public void close() {
    tail.close();
  }
}
