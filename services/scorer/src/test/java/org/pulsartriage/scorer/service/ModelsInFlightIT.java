package org.pulsartriage.scorer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.ModelState;
import org.pulsartriage.schemas.ModelSwitch;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.pulsartriage.schemas.releases.ModelRegistry;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.scorer.Candidates;
import org.pulsartriage.scorer.IdentityScorer;
import org.pulsartriage.scorer.KnownModels;
import org.pulsartriage.scorer.catalogue.KnownPulsars;
import org.pulsartriage.testsupport.TestCluster;

class ModelsInFlightIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final KafkaConnection connection =
      new KafkaConnection(
          TestCluster.shared().bootstrapServers(),
          new TopicCatalogue("t" + UUID.randomUUID() + ".", 2),
          (short) 1,
          Map.of());
  private final ModelRegistry registry = new ModelRegistry(connection, InstantSource.system());
  private final AtomicInteger sent = new AtomicInteger();
  private ScorerSettings settings;

  @BeforeEach
  void settings(@TempDir Path state) {
    settings = ScorerSettings.in(state, 2);
  }

  @Test
  void shouldTakeAPromotedModelInFlightFromARecordedOffsetOnAndKeepItAcrossARestart()
      throws Exception {
    try (ScorerStreams scorer = start();
        Stream stream = new Stream()) {
      await().atMost(PATIENCE).until(() -> scores().size() > 50);
      release(KnownModels.OTHER_URI, IdentityScorer.OTHER.digest());
      registry.change("test", ModelChanges.promote("other", null));
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  switches(ModelRole.ACTIVE).size() == 4
                      && scorer.model().modelId().equals("other"));
      registry.change("test", ModelChanges.rollback(null));
      await().atMost(PATIENCE).until(() -> switches(ModelRole.ACTIVE).size() == 6);
      registry.change("test", ModelChanges.promote("other", null));
      await().atMost(PATIENCE).until(() -> switches(ModelRole.ACTIVE).size() == 8);
    }
    try (ScorerStreams scorer = start();
        Stream stream = new Stream()) {
      int before = scores().size();
      await().atMost(PATIENCE).until(() -> scores().size() > before + 50);
      assertThat(scorer.model().modelId()).isEqualTo("other");
    }
    assertThat(switches(ModelRole.ACTIVE)).hasSize(8);
    assertThatEveryScoreIsOfTheModelInForce(ModelRole.ACTIVE, scores());
    assertThat(scores()).extracting(Score::getCandidateId).doesNotHaveDuplicates();
  }

  @Test
  void shouldRefuseAModelThatIsNotTheAnnouncedOneAndGoOn() throws Exception {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (ScorerStreams scorer = start(meters);
        Stream stream = new Stream()) {
      release(KnownModels.OTHER_URI, "ef".repeat(32));
      registry.change("test", ModelChanges.promote("other", null));

      await()
          .atMost(PATIENCE)
          .until(() -> registry.read().of("other").orElseThrow().getState() == ModelState.RETIRED);

      ModelRelease refused = registry.read().of("other").orElseThrow();
      assertThat(refused.getNote())
          .startsWith("refused: memory:other: its digest is " + IdentityScorer.OTHER.digest());
      assertThat(registry.read().active())
          .map(ModelRelease::getModelId)
          .contains(IdentityScorer.MODEL.modelId());
      assertThat(meters.get("triage.scorer.models.refused").counter().count()).isEqualTo(1);
      int before = scores().size();
      await().atMost(PATIENCE).until(() -> scores().size() > before + 20);
      assertThat(scorer.model()).isEqualTo(IdentityScorer.MODEL);
    }
    assertThat(scores())
        .extracting(Score::getModelDigest)
        .containsOnly(IdentityScorer.MODEL.digest());
  }

  @Test
  void shouldKeepTheActiveModelWhileAPromotedOneCannotBeFetched() throws Exception {
    try (ScorerStreams scorer = start();
        Stream stream = new Stream()) {
      release(KnownModels.UNREACHABLE_URI, IdentityScorer.OTHER.digest());
      registry.change("test", ModelChanges.promote("other", null));
      int before = scores().size();
      await().atMost(PATIENCE).until(() -> scores().size() > before + 100);

      assertThat(registry.read().active()).map(ModelRelease::getModelId).contains("other");
      assertThat(scorer.model()).isEqualTo(IdentityScorer.MODEL);
    }
  }

  @Test
  void shouldScoreWithAShadowBesideTheActiveModelFromWhenItBegan() throws Exception {
    try (ScorerStreams scorer = start();
        Stream stream = new Stream()) {
      await().atMost(PATIENCE).until(() -> scores().size() > 20);
      release(KnownModels.OTHER_URI, IdentityScorer.OTHER.digest());
      registry.change("test", ModelChanges.shadow("other"));
      await().atMost(PATIENCE).until(() -> shadowScores().size() > 50);
      registry.change("test", ModelChanges.endShadow());
      await().atMost(PATIENCE).until(() -> scorer.shadow().isEmpty());
    }
    List<Score> shadow = shadowScores();
    assertThat(shadow)
        .extracting(Score::getModelDigest)
        .containsOnly(IdentityScorer.OTHER.digest());
    assertThat(shadow).extracting(Score::getCandidateId).doesNotHaveDuplicates();
    assertThat(scores())
        .extracting(Score::getModelDigest)
        .containsOnly(IdentityScorer.MODEL.digest());
    assertThatEveryScoreIsOfTheModelInForce(ModelRole.SHADOW, shadow);
    // Not with what was there before it: the first switch of each partition is not at its start.
    assertThat(switches(ModelRole.SHADOW))
        .hasSize(2)
        .allSatisfy(change -> assertThat(change.getFromOffset()).isPositive());
  }

  @Test
  void shouldStartWithWhatIsActiveAndNotWithItsOwnModel() {
    connection.createTopics();
    release(KnownModels.OTHER_URI, IdentityScorer.OTHER.digest());
    registry.change("test", ModelChanges.promote("other", null));

    try (ScorerStreams scorer = start()) {
      assertThat(scorer.model()).isEqualTo(IdentityScorer.OTHER);
      await().atMost(PATIENCE).until(() -> scorer.state() == KafkaStreams.State.RUNNING);
    }
    assertThat(registry.read().of("identity"))
        .map(ModelRelease::getState)
        .contains(ModelState.CANDIDATE);
  }

  private void release(String uri, String digest) {
    registry.change("test", ModelChanges.release("other", digest, uri, null));
  }

  private ScorerStreams start() {
    return start(new SimpleMeterRegistry());
  }

  private ScorerStreams start(SimpleMeterRegistry meters) {
    return ScorerStreams.start(
        connection,
        settings,
        new KnownModels(),
        KnownPulsars.none(),
        meters,
        InstantSource.system());
  }

  private void assertThatEveryScoreIsOfTheModelInForce(ModelRole role, List<Score> scores) {
    List<ModelSwitch> changes = switches(role);
    assertThat(scores)
        .allSatisfy(
            score -> {
              String inForce =
                  changes.stream()
                      .filter(change -> change.getPartition() == score.getCandidatePartition())
                      .filter(change -> change.getFromOffset() <= score.getCandidateOffset())
                      .reduce((one, later) -> later)
                      .orElseThrow()
                      .getDigest();
              assertThat(score.getModelDigest()).isEqualTo(inForce);
              assertThat(score.getProbability())
                  .isEqualTo(IdentityScorer.probability(inForce, score.getCandidateId()));
            });
  }

  private List<Score> scores() {
    return read(connection.topics().scores().name(), Score.class);
  }

  private List<Score> shadowScores() {
    return read(connection.topics().shadowScores().name(), Score.class);
  }

  private List<ModelSwitch> switches(ModelRole role) {
    return read(connection.topics().modelSwitches().name(), ModelSwitch.class).stream()
        .filter(change -> change.getRole() == role)
        .toList();
  }

  private <T extends SpecificRecordBase> List<T> read(String topic, Class<T> type) {
    AvroCodec<T> codec = AvroCodec.of(type);
    List<T> all = new ArrayList<>();
    try (TopicTail tail = TopicTail.of(connection, topic)) {
      tail.read(record -> all.add(codec.decode(record.value())));
    }
    return all;
  }

  /** Candidates that come all the time, a hundred or two a second. */
  private final class Stream implements AutoCloseable {

    private final AtomicBoolean ended = new AtomicBoolean();
    private final AvroCodec<Candidate> codec = AvroCodec.of(Candidate.class);
    private final KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            connection.clientConfiguration(), new ByteArraySerializer(), new ByteArraySerializer());
    private final Thread thread = new Thread(this::send, "candidates");

    private Stream() {
      thread.start();
    }

    private void send() {
      while (!ended.get()) {
        Candidate candidate = Candidates.named(sent.incrementAndGet() + ".phcx");
        producer.send(
            new ProducerRecord<>(
                connection.topics().candidates().name(),
                candidate.getCandidateId().getBytes(StandardCharsets.UTF_8),
                codec.encode(candidate)));
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
    }

    @Override
    public void close() throws InterruptedException {
      ended.set(true);
      thread.join();
      producer.close();
    }
  }
}
