package org.pulsartriage.standalone.endurance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.CandidateScore;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.standalone.console.CommandFailure;

/** Scores candidates of the topic once more, without the pipeline, with the models named. */
final class Rescoring implements AutoCloseable {

  private static final int BATCH = 32;

  private final AvroCodec<Candidate> codec = AvroCodec.of(Candidate.class);
  private final Map<String, CandidateScorer> scorers = new HashMap<>();
  private final Map<String, List<Waiting>> waiting = new HashMap<>();
  private long compared;
  private long different;

  private record Waiting(Candidate candidate, Score score) {}

  /**
   * @param bundles the models, by digest
   * @param engine the pipeline's engine
   * @throws InvalidBundleException where one cannot be opened
   */
  Rescoring(List<ModelBundle> bundles, EngineKind engine) throws InvalidBundleException {
    for (ModelBundle bundle : bundles) {
      scorers.put(bundle.digest(), CandidateScorers.open(bundle, engine));
      waiting.put(bundle.digest(), new ArrayList<>());
    }
  }

  /**
   * @param connection the pipeline's Kafka
   * @param scores what it has scored
   * @return how many of them differ from the model's own word in probability or logit, in any bit
   * @throws CommandFailure where a score names a model that is none of the bundles, or its
   *     candidate is gone
   */
  long different(KafkaConnection connection, List<Score> scores) {
    Map<String, Score> byId = new HashMap<>();
    scores.forEach(score -> byId.put(score.getCandidateId(), score));
    try (TopicTail tail = TopicTail.of(connection, connection.topics().candidates().name())) {
      tail.read(record -> take(record, byId));
    }
    waiting.forEach(this::compare);
    if (compared != byId.size()) {
      throw new CommandFailure(
          byId.size() + " scores, of which " + compared + " have their candidate on the topic");
    }
    return different;
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Map<String, Score> byId) {
    Candidate candidate = codec.decode(record.value());
    Score score = byId.get(candidate.getCandidateId());
    if (score == null) {
      return;
    }
    List<Waiting> batch = waiting.get(score.getModelDigest());
    if (batch == null) {
      throw new CommandFailure("a score of an unknown model, " + score.getModelDigest());
    }
    batch.add(new Waiting(candidate, score));
    if (batch.size() == BATCH) {
      compare(score.getModelDigest(), batch);
    }
  }

  private void compare(String digest, List<Waiting> batch) {
    List<CandidateScore> again =
        scorers.get(digest).score(batch.stream().map(Waiting::candidate).toList());
    for (int i = 0; i < batch.size(); i++) {
      Score score = batch.get(i).score();
      compared++;
      if (!same(score.getProbability(), again.get(i).probability())
          || !same(score.getLogit(), again.get(i).logit())) {
        different++;
      }
    }
    batch.clear();
  }

  private static boolean same(double one, double other) {
    return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
  }

  @Override
  public void close() {
    scorers.values().forEach(CandidateScorer::close);
  }
}
