package org.pulsartriage.standalone.bench.pipeline;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.engine.CandidateScore;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.engine.ModelDescription;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.standalone.broker.EmbeddedBroker;
import org.pulsartriage.standalone.pipeline.PipelineHome;

/**
 * What one writes first: a consumer and a producer with their default settings, one record, one
 * call of the model, at least once. Knows no duplicates, no quarantine, no ledger. To compare with.
 */
final class NaiveScorer implements PipelineUnderLoad {

  private static final Duration POLL = Duration.ofMillis(100);

  private final EmbeddedBroker broker;
  private final KafkaConnection connection;
  private final List<Thread> threads = new ArrayList<>();
  private final List<CandidateScorer> scorers = new ArrayList<>();
  private volatile boolean closed;
  private volatile String failure;

  private NaiveScorer(EmbeddedBroker broker, KafkaConnection connection) {
    this.broker = broker;
    this.connection = connection;
  }

  static NaiveScorer start(Path folder, ServedNetwork network, EngineKind engine, int threads)
      throws InvalidBundleException {
    EmbeddedBroker broker = EmbeddedBroker.start(new PipelineHome(folder).broker(), 0);
    NaiveScorer naive = new NaiveScorer(broker, KafkaConnection.to(broker.bootstrapServers()));
    try {
      naive.connection.createTopics();
      for (int i = 0; i < threads; i++) {
        CandidateScorer scorer = CandidateScorers.open(network.bundle(), engine);
        naive.scorers.add(scorer);
        Thread thread = new Thread(() -> naive.score(scorer), "naive-scorer-" + i);
        naive.threads.add(thread);
        thread.start();
      }
      return naive;
    } catch (InvalidBundleException | RuntimeException e) {
      naive.close();
      throw e;
    }
  }

  private void score(CandidateScorer scorer) {
    Map<String, Object> reading = connection.clientConfiguration();
    reading.put(ConsumerConfig.GROUP_ID_CONFIG, "naive");
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    AvroCodec<Candidate> candidates = AvroCodec.of(Candidate.class);
    AvroCodec<Score> scores = AvroCodec.of(Score.class);
    String topic = connection.topics().scores().name();
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                connection.clientConfiguration(),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      consumer.subscribe(List.of(connection.topics().candidates().name()));
      while (!closed) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Candidate candidate = candidates.decode(record.value());
          CandidateScore score = scorer.score(List.of(candidate)).get(0);
          producer.send(
              new ProducerRecord<>(
                  topic,
                  candidate.getCandidateId().getBytes(StandardCharsets.UTF_8),
                  scores.encode(record(candidate, score, scorer.model(), record))));
        }
      }
    } catch (RuntimeException e) {
      failure = "the naive scorer: " + e.getMessage();
    }
  }

  private static Score record(
      Candidate candidate,
      CandidateScore score,
      ModelDescription model,
      ConsumerRecord<byte[], byte[]> origin) {
    return Score.newBuilder()
        .setCandidateId(candidate.getCandidateId())
        .setNight(candidate.getNight())
        .setModelId(model.modelId())
        .setModelDigest(model.digest())
        .setEngine(model.engine())
        .setProbability(score.probability())
        .setLogit(score.logit())
        .setThreshold(model.threshold())
        .setLabel(score.pulsar() ? ScoreLabel.PULSAR : ScoreLabel.NOT_PULSAR)
        .setCandidatePartition(origin.partition())
        .setCandidateOffset(origin.offset())
        .setScoredAt(Instant.ofEpochMilli(System.currentTimeMillis()))
        .setFileName(candidate.getSource().getFileName())
        .build();
  }

  @Override
  public KafkaConnection connection() {
    return connection;
  }

  @Override
  public String failure() {
    return failure;
  }

  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    scorers.forEach(CandidateScorer::close);
    broker.close();
  }
}
