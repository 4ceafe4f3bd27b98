package org.pulsartriage.scorer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelState;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.ledger.AuditReader;
import org.pulsartriage.schemas.ledger.Ledger;
import org.pulsartriage.schemas.ledger.LedgerReader;
import org.pulsartriage.schemas.ledger.MissingCandidate;
import org.pulsartriage.schemas.ledger.StageCounts;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.scorer.Candidates;
import org.pulsartriage.scorer.IdentityScorer;
import org.pulsartriage.scorer.KnownModels;
import org.pulsartriage.scorer.catalogue.KnownPulsars;
import org.pulsartriage.scorer.topology.ScoringLimits;
import org.pulsartriage.testsupport.TestCluster;

class ScorerStreamsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final AvroCodec<Candidate> candidates = AvroCodec.of(Candidate.class);
  private final AvroCodec<Score> scores = AvroCodec.of(Score.class);
  private final AvroCodec<Rejection> rejections = AvroCodec.of(Rejection.class);

  private KafkaConnection connection;
  private ScorerSettings settings;

  @BeforeEach
  void connect(@TempDir Path state) {
    connection =
        new KafkaConnection(
            TestCluster.shared().bootstrapServers(),
            new TopicCatalogue("t" + UUID.randomUUID() + ".", 2),
            (short) 1,
            Map.of());
    settings = ScorerSettings.in(state, 2);
  }

  @Test
  void shouldGiveEachCandidateOneScoreAcrossARestartAndCountTheSecondSendingAsDuplicates()
      throws Exception {
    Map<Integer, Long> first;
    Map<Integer, Long> second;
    try (ScorerStreams scorer = start()) {
      first = send(0, 100);
      await().atMost(PATIENCE).until(() -> ledger().scorerHasReached(first));
      second = send(100, 195);
      // Closed while candidates are on their way: what is not committed is scored by the next.
    }
    Map<Integer, Long> broken = sendBroken(5);
    try (ScorerStreams scorer = start()) {
      await()
          .atMost(PATIENCE)
          .until(() -> ledger().scorerHasReached(second) && ledger().scorerHasReached(broken));
    }
    assertThat(scoredIds()).hasSize(195);
    assertThat(new HashSet<>(scoredIds())).hasSize(195);
    assertThat(countsOfAllNights()).isEqualTo(new StageCounts(200, 195, 0, 5));
    assertThat(rejected()).hasSize(5).allMatch(r -> r.getStage().equals("scorer"));
    assertThat(new AuditReader(connection).missing()).isEmpty();

    try (ScorerStreams scorer = start()) {
      Map<Integer, Long> again = send(0, 195);
      await().atMost(PATIENCE).until(() -> ledger().scorerHasReached(again));
    }
    assertThat(scoredIds()).hasSize(195);
    assertThat(countsOfAllNights()).isEqualTo(new StageCounts(395, 195, 195, 5));
  }

  @Test
  void shouldLeaveNothingUnsaidAtACleanClose() throws Exception {
    allowLongTransactions();
    ScoringLimits standard = ScoringLimits.STANDARD;
    ScorerSettings slow =
        new ScorerSettings(
            settings.stateDirectory(),
            1,
            Duration.ofMinutes(10),
            new ScoringLimits(
                standard.seenRetention(),
                standard.batchSize(),
                standard.batchIdle(),
                Duration.ofMinutes(10)));
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (ScorerStreams scorer = start(slow, meters)) {
      await().atMost(PATIENCE).until(() -> scorer.state() == KafkaStreams.State.RUNNING);
      send(0, 40);
      await()
          .atMost(PATIENCE)
          .until(() -> meters.get("triage.scorer.scored").counter().count() == 40);
      // Ten minutes between commits: nothing has been committed yet.
      assertThat(ledger().entries()).isEmpty();
    }

    assertThat(countsOfAllNights()).isEqualTo(new StageCounts(40, 40, 0, 0));
    assertThat(scoredIds()).hasSize(40);
  }

  @Test
  void shouldCommitFreshCandidatesLongBeforeTheInterval() throws Exception {
    allowLongTransactions();
    ScorerSettings rare =
        new ScorerSettings(
            settings.stateDirectory(), 1, Duration.ofMinutes(10), ScoringLimits.STANDARD);
    try (ScorerStreams scorer = start(rare, new SimpleMeterRegistry())) {
      Map<Integer, Long> sent = send(0, 40);
      await().atMost(PATIENCE).until(() -> ledger().scorerHasReached(sent));
      assertThat(scoredIds()).hasSize(40);
    }
  }

  @Test
  void shouldScoreWhatWaitsInABatchAtACleanClose() throws Exception {
    allowLongTransactions();
    ScorerSettings patient =
        new ScorerSettings(
            settings.stateDirectory(),
            1,
            Duration.ofMinutes(10),
            new ScoringLimits(
                Duration.ofDays(1), 1_000, Duration.ofMinutes(10), Duration.ofMinutes(10)));
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (ScorerStreams scorer = start(patient, meters)) {
      send(0, 40);
      await()
          .atMost(PATIENCE)
          .until(() -> meters.get("triage.scorer.received").counter().count() == 40);
      assertThat(meters.get("triage.scorer.scored").counter().count()).isZero();
    }

    assertThat(countsOfAllNights()).isEqualTo(new StageCounts(40, 40, 0, 0));
    assertThat(scoredIds()).hasSize(40);
  }

  @Test
  void shouldStartAgainAtOnceAfterACleanClose() throws Exception {
    try (ScorerStreams scorer = start()) {
      await().atMost(PATIENCE).until(() -> scorer.state() == KafkaStreams.State.RUNNING);
    }
    // The session time-out is 10 s: a scorer that did not leave its group would hold up the next.
    try (ScorerStreams scorer = start()) {
      await()
          .atMost(Duration.ofSeconds(8))
          .until(() -> scorer.state() == KafkaStreams.State.RUNNING);
    }
  }

  @Test
  void shouldAnnounceItsModelOnce() {
    try (ScorerStreams scorer = start()) {
      await().atMost(PATIENCE).until(() -> scorer.state() == KafkaStreams.State.RUNNING);
      assertThat(releases()).hasSize(1);
    }
    try (ScorerStreams scorer = start()) {
      assertThat(releases())
          .singleElement()
          .satisfies(
              release -> {
                assertThat(release.getState()).isEqualTo(ModelState.ACTIVE);
                assertThat(release.getDigest()).isEqualTo(IdentityScorer.MODEL.digest());
                assertThat(release.getBundleUri()).isEqualTo("packaged:identity");
              });
    }
  }

  @Test
  void shouldNameTheCandidatesThatNobodyAccountsFor() throws Exception {
    connection.createTopics();
    send(0, 3);

    List<MissingCandidate> missing = new AuditReader(connection).missing();

    assertThat(missing)
        .extracting(MissingCandidate::candidateId)
        .containsExactlyInAnyOrder(
            Candidates.identity("0.phcx"),
            Candidates.identity("1.phcx"),
            Candidates.identity("2.phcx"));
  }

  private void allowLongTransactions() {
    connection =
        new KafkaConnection(
            connection.bootstrapServers(),
            connection.topics(),
            (short) 1,
            Map.of("producer.transaction.timeout.ms", "600000"));
  }

  private ScorerStreams start() {
    return start(settings, new SimpleMeterRegistry());
  }

  private ScorerStreams start(ScorerSettings with, SimpleMeterRegistry meters) {
    return ScorerStreams.start(
        connection, with, new KnownModels(), KnownPulsars.none(), meters, InstantSource.system());
  }

  private Map<Integer, Long> send(int from, int to) throws Exception {
    return produce(
        IntStream.range(from, to)
            .mapToObj(i -> Candidates.named(i + ".phcx"))
            .map(c -> record(c.getCandidateId(), candidates.encode(c)))
            .toList());
  }

  private Map<Integer, Long> sendBroken(int many) throws Exception {
    return produce(
        IntStream.range(0, many)
            .mapToObj(i -> record(Candidates.identity("broken" + i), new byte[] {1, 2, (byte) i}))
            .toList());
  }

  private ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
    return new ProducerRecord<>(
        connection.topics().candidates().name(), key.getBytes(StandardCharsets.UTF_8), value);
  }

  private Map<Integer, Long> produce(List<ProducerRecord<byte[], byte[]>> records)
      throws Exception {
    Map<Integer, Long> last = new HashMap<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            connection.clientConfiguration(),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
      for (Future<RecordMetadata> one : sent) {
        last.merge(one.get().partition(), one.get().offset(), Math::max);
      }
    }
    return last;
  }

  private Ledger ledger() {
    try (LedgerReader reader = new LedgerReader(connection)) {
      return reader.read();
    }
  }

  private StageCounts countsOfAllNights() {
    return ledger().nights().stream()
        .map(night -> night.scorer())
        .reduce(StageCounts.NONE, StageCounts::plus);
  }

  private List<String> scoredIds() {
    List<String> ids = new ArrayList<>();
    read(
        connection.topics().scores().name(),
        value -> {
          Score score = scores.decode(value);
          assertThat(score.getProbability())
              .isEqualTo(IdentityScorer.probability(score.getCandidateId()));
          ids.add(score.getCandidateId());
        });
    return ids;
  }

  private List<Rejection> rejected() {
    List<Rejection> all = new ArrayList<>();
    read(connection.topics().quarantine().name(), value -> all.add(rejections.decode(value)));
    return all;
  }

  private List<ModelRelease> releases() {
    List<ModelRelease> all = new ArrayList<>();
    AvroCodec<ModelRelease> codec = AvroCodec.of(ModelRelease.class);
    read(connection.topics().models().name(), value -> all.add(codec.decode(value)));
    return all;
  }

  private void read(String topic, Consumer<byte[]> handler) {
    try (TopicTail tail = TopicTail.of(connection, topic)) {
      tail.read(record -> handler.accept(record.value()));
    }
  }
}
