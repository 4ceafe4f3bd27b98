package org.pulsartriage.gate.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.pulsartriage.gate.recall.Truth;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.UndecodableRecordException;

/** Reads what a model and its shadow said of the same candidates. */
final class PairedScores {

  private static final AvroCodec<Score> CODEC = AvroCodec.of(Score.class);

  private PairedScores() {}

  /**
   * Holds a line a candidate that the shadow has scored.
   *
   * @param connection the cluster
   * @param activeDigest bundle of the model on {@code scores}
   * @param shadowDigest bundle of the model on {@code shadow-scores}
   * @return the candidates that both have scored, by identity
   */
  static List<PairedScore> read(
      KafkaConnection connection, String activeDigest, String shadowDigest) {
    Map<String, PairedScore.Word> shadow = new HashMap<>();
    try (TopicTail tail = TopicTail.of(connection, connection.topics().shadowScores().name())) {
      tail.read(
          record -> {
            Score score = decode(record);
            if (score != null && score.getModelDigest().equals(shadowDigest)) {
              shadow.put(score.getCandidateId(), word(score));
            }
          });
    }
    Map<String, PairedScore> both = new HashMap<>();
    try (TopicTail tail = TopicTail.of(connection, connection.topics().scores().name())) {
      tail.read(
          record -> {
            Score score = decode(record);
            if (score != null
                && score.getModelDigest().equals(activeDigest)
                && shadow.containsKey(score.getCandidateId())) {
              both.put(score.getCandidateId(), paired(score, shadow.get(score.getCandidateId())));
            }
          });
    }
    List<PairedScore> sorted = new ArrayList<>(both.values());
    sorted.sort(Comparator.comparing(PairedScore::candidateId));
    return sorted;
  }

  private static PairedScore paired(Score score, PairedScore.Word shadow) {
    return new PairedScore(
        score.getCandidateId(),
        score.getFileName(),
        score.getNight(),
        Truth.of(score),
        Truth.snr(score).orElse(Double.NaN),
        word(score),
        shadow);
  }

  private static PairedScore.Word word(Score score) {
    return new PairedScore.Word(score.getProbability(), score.getLabel() == ScoreLabel.PULSAR);
  }

  /** Null for what is no score: whoever reads for the queue has told of it. */
  private static Score decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      return record.value() == null ? null : CODEC.decode(record.value());
    } catch (UndecodableRecordException e) {
      return null;
    }
  }
}
