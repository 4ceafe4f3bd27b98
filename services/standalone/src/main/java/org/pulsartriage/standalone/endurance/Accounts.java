package org.pulsartriage.standalone.endurance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.ModelSwitch;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.ledger.Ledger;
import org.pulsartriage.schemas.ledger.LedgerReader;
import org.pulsartriage.schemas.ledger.NightBalance;
import org.pulsartriage.schemas.serde.AvroCodec;

/**
 * What the topics say became of every candidate, record by record: the accounts that must balance.
 * Each look reads what has come since the last. For one thread.
 */
final class Accounts implements AutoCloseable {

  private final AvroCodec<Score> scoreCodec = AvroCodec.of(Score.class);
  private final AvroCodec<Rejection> rejectionCodec = AvroCodec.of(Rejection.class);
  private final AvroCodec<ModelSwitch> switchCodec = AvroCodec.of(ModelSwitch.class);

  private final TopicTail candidates;
  private final TopicTail scores;
  private final TopicTail quarantine;
  private final TopicTail switches;
  private final LedgerReader ledgerReader;

  private final Map<String, Integer> accepted = new HashMap<>();
  private final Map<String, Integer> scored = new HashMap<>();
  private final Set<String> rejected = new HashSet<>();
  private final Map<Integer, ModelsByOffset> inForce = new HashMap<>();
  private final List<Score> unchecked = new ArrayList<>();
  private final List<Score> otherModel = new ArrayList<>();
  private final Set<String> digests = new HashSet<>();
  private long records;
  private Ledger ledger = new Ledger(List.of());

  /**
   * @param connection the pipeline's Kafka, with its topics
   */
  Accounts(KafkaConnection connection) {
    this.candidates = TopicTail.of(connection, connection.topics().candidates().name());
    this.scores = TopicTail.of(connection, connection.topics().scores().name());
    this.quarantine = TopicTail.of(connection, connection.topics().quarantine().name());
    this.switches = TopicTail.of(connection, connection.topics().modelSwitches().name());
    this.ledgerReader = new LedgerReader(connection);
  }

  /** Reads on. */
  void look() {
    candidates.read(
        record -> {
          records++;
          accepted.merge(key(record), 1, Integer::sum);
        });
    scores.read(this::score);
    quarantine.read(record -> rejected.add(rejectionCodec.decode(record.value()).getCandidateId()));
    switches.read(
        record -> {
          ModelSwitch change = switchCodec.decode(record.value());
          if (change.getRole() == ModelRole.ACTIVE) {
            inForce
                .computeIfAbsent(change.getPartition(), partition -> new ModelsByOffset())
                .add(change);
          }
        });
    ledger = ledgerReader.read();
  }

  private void score(ConsumerRecord<byte[], byte[]> record) {
    Score score = scoreCodec.decode(record.value());
    scored.merge(score.getCandidateId(), 1, Integer::sum);
    digests.add(score.getModelDigest());
    unchecked.add(score);
  }

  /**
   * @return identities on the candidates topic
   */
  Set<String> accepted() {
    return accepted.keySet();
  }

  /**
   * @return records on the candidates topic beyond the first of each identity
   */
  long sentAgain() {
    return records - accepted.size();
  }

  /**
   * @return identities with a score
   */
  Set<String> scored() {
    return scored.keySet();
  }

  /**
   * @return how many models have scored
   */
  int models() {
    return digests.size();
  }

  /**
   * @param expected identities
   * @return those of them, and of all accepted ones, that have neither a score nor a rejection
   */
  Set<String> missing(Set<String> expected) {
    Set<String> missing = new HashSet<>(expected);
    missing.addAll(accepted.keySet());
    missing.removeAll(scored.keySet());
    missing.removeAll(rejected);
    return missing;
  }

  /**
   * @return identities with more than one score
   */
  Set<String> doubled() {
    Set<String> doubled = new HashSet<>();
    scored.forEach(
        (id, times) -> {
          if (times > 1) {
            doubled.add(id);
          }
        });
    return doubled;
  }

  /**
   * @return scores by another model than the one that the recorded switches name for their
   *     candidate's offset
   */
  List<Score> byAnotherModel() {
    for (Score score : unchecked) {
      String recorded =
          inForce
              .getOrDefault(score.getCandidatePartition(), new ModelsByOffset())
              .digestAt(score.getCandidateOffset());
      if (!score.getModelDigest().equals(recorded)) {
        otherModel.add(score);
      }
    }
    unchecked.clear();
    return otherModel;
  }

  /**
   * @return whether the ledger balances, for every night
   */
  boolean balanced() {
    return ledger.nights().stream().allMatch(NightBalance::balanced);
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    for (TopicTail tail : List.of(candidates, scores, quarantine, switches)) {
      tail.close();
    }
    ledgerReader.close();
  }
}
