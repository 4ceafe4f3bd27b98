package org.pulsartriage.schemas.ledger;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.pulsartriage.schemas.LedgerEntry;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;

/** Reads the ledger topic: all of it at first, after that what is new. For one thread. */
public final class LedgerReader implements AutoCloseable {

  private final AvroCodec<LedgerEntry> codec = AvroCodec.of(LedgerEntry.class);
  private final Map<String, LedgerEntry> last = new HashMap<>();
  private final TopicTail tail;

  /**
   * @param connection the cluster
   * @throws org.apache.kafka.common.errors.UnknownTopicOrPartitionException where it has no ledger
   */
  public LedgerReader(KafkaConnection connection) {
    this.tail = TopicTail.of(connection, connection.topics().ledger().name());
  }

  /**
   * @return the ledger as it is committed now
   */
  public Ledger read() {
    tail.read(this::take);
    return new Ledger(last.values());
  }

  private void take(ConsumerRecord<byte[], byte[]> entry) {
    String key = new String(entry.key(), StandardCharsets.UTF_8);
    if (entry.value() == null) {
      last.remove(key);
    } else {
      last.put(key, codec.decode(entry.value()));
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
