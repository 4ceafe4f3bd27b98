package org.pulsartriage.schemas.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;

/**
 * Finds candidates that nobody has accounted for, record by record: slower than the ledger, which
 * only counts, and more exact. Holds the identities of one partition in memory at a time.
 */
public final class AuditReader {

  private final KafkaConnection connection;
  private final AvroCodec<Rejection> rejections = AvroCodec.of(Rejection.class);

  /**
   * @param connection the cluster
   */
  public AuditReader(KafkaConnection connection) {
    this.connection = connection;
  }

  /**
   * @return the records of the candidates topic that have neither a score nor a rejection, by
   *     partition and offset
   */
  public List<MissingCandidate> missing() {
    Set<String> rejectedIds = new HashSet<>();
    Map<Integer, Set<Long>> rejectedOffsets = new HashMap<>();
    String candidates = connection.topics().candidates().name();
    // Rejections are few. They are read whole, because one of an undecodable record may stand under
    // another key, and so in another partition, than the record.
    all(
        connection.topics().quarantine().name(),
        record -> {
          Rejection rejection = rejections.decode(record.value());
          if (candidates.equals(rejection.getOriginTopic())) {
            rejectedIds.add(rejection.getCandidateId());
            rejectedOffsets
                .computeIfAbsent(rejection.getOriginPartition(), p -> new HashSet<>())
                .add(rejection.getOriginOffset());
          }
        });
    List<MissingCandidate> missing = new ArrayList<>();
    for (int partition = 0; partition < connection.topics().partitions(); partition++) {
      Map<String, Long> open = candidatesOf(partition, rejectedOffsets);
      one(connection.topics().scores().name(), partition, score -> open.remove(key(score)));
      open.keySet().removeAll(rejectedIds);
      int of = partition;
      open.entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .forEach(e -> missing.add(new MissingCandidate(e.getKey(), of, e.getValue())));
    }
    return missing;
  }

  private Map<String, Long> candidatesOf(int partition, Map<Integer, Set<Long>> rejectedOffsets) {
    Set<Long> rejected = rejectedOffsets.getOrDefault(partition, Set.of());
    Map<String, Long> open = new HashMap<>();
    one(
        connection.topics().candidates().name(),
        partition,
        candidate -> {
          if (!rejected.contains(candidate.offset())) {
            open.putIfAbsent(key(candidate), candidate.offset());
          }
        });
    return open;
  }

  private void all(String topic, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    try (TopicTail tail = TopicTail.of(connection, topic)) {
      tail.read(handler);
    }
  }

  private void one(String topic, int partition, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    try (TopicTail tail = TopicTail.of(connection, topic, partition)) {
      tail.read(handler);
    }
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }
}
