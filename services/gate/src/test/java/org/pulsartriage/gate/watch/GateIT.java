package org.pulsartriage.gate.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.gate.Scores;
import org.pulsartriage.gate.recall.GateStreams;
import org.pulsartriage.gate.rules.GateRules;
import org.pulsartriage.gate.rules.RulesFile;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.AlarmKind;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.ModelState;
import org.pulsartriage.schemas.Recall;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ShadowComparison;
import org.pulsartriage.schemas.alarms.AlarmReader;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.releases.ModelChange;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.pulsartriage.schemas.releases.ModelRegistry;
import org.pulsartriage.schemas.releases.ModelReleases;
import org.pulsartriage.schemas.releases.ModelReleasesReader;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.testsupport.TestCluster;

/** Counts and watchers on a broker: from a release to the end of it. */
class GateIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-01-02T20:30:00Z");

  @TempDir private Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final InstantSource clock = now::get;
  private final AvroCodec<Score> codec = AvroCodec.of(Score.class);
  private KafkaConnection connection;
  private ModelRegistry registry;
  private ModelReleasesReader releases;

  @BeforeEach
  void start() {
    connection =
        new KafkaConnection(
            TestCluster.shared().bootstrapServers(),
            new TopicCatalogue("g" + UUID.randomUUID() + ".", 1),
            (short) 1,
            Map.of());
    connection.createTopics();
    registry = new ModelRegistry(connection, clock);
    releases = new ModelReleasesReader(connection);
  }

  @AfterEach
  void stop() {
    releases.close();
  }

  @Test
  void shouldShadowAReleaseAndGiveItUpOnceWhenItFindsTooFewPulsars() throws Exception {
    change(ModelChanges.announce("old", Scores.digest("old"), "packaged:compact"));
    GateRules rules =
        RulesFile.parse("rules.yaml", "floor: {recall: .8, seen-at-least: 30, of: injected}");
    try (GateStreams counts = GateStreams.start(connection, folder, clock);
        GateLoop loop = loop(rules)) {
      change(ModelChanges.release("new", Scores.digest("new"), "file:///new", null));
      await().atMost(PATIENCE).until(() -> state("new") == ModelState.SHADOW);

      change(ModelChanges.promote("new", null));
      List<Score> scores = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        scores.add(Scores.injected("c" + i, "new", i % 2 == 0, NOW, 12).build());
      }
      send(connection.topics().scores().name(), scores);

      await().atMost(PATIENCE).until(() -> state("new") == ModelState.RETIRED);
      ModelRelease active = models().active().orElseThrow();
      assertThat(active.getModelId()).isEqualTo("old");
      assertThat(active.getReleasedBy()).isEqualTo(Hand.NAME);
      assertThat(active.getNote()).startsWith("rolled back, new: recall 0.");
      List<Alarm> alarms = alarms();
      assertThat(alarms).hasSize(1);
      assertThat(alarms.get(0).getKind()).isEqualTo(AlarmKind.ROLLED_BACK);
      assertThat(alarms.get(0).getSubject()).isEqualTo("new");
      assertThat(alarms.get(0).getLimit()).isEqualTo(0.8);
      assertThat(alarms.get(0).getValue()).isLessThan(0.8);

      // Whoever insists within the hour is not contradicted again.
      change(ModelChanges.promote("new", "all the same"));
      looks(loop);
      assertThat(state("new")).isEqualTo(ModelState.ACTIVE);
      assertThat(alarms()).hasSize(1);
      assertThat(counts.failure()).isNull();
    }
  }

  @Test
  void shouldOnlyRaiseAlarmsWhereThereAreNoRules() throws Exception {
    change(ModelChanges.announce("old", Scores.digest("old"), "packaged:compact"));
    change(ModelChanges.release("new", Scores.digest("new"), "file:///new", null));
    change(ModelChanges.promote("new", null));
    send(
        connection.topics().recall().name(),
        Recall.newBuilder()
            .setHour(Instant.parse("2026-01-02T20:00:00Z"))
            .setNight("2026-01-02")
            .setModelId("new")
            .setModelDigest(Scores.digest("new"))
            .setRole(ModelRole.ACTIVE)
            .setSnrFrom(10)
            .setInjectedSeen(30)
            .setInjectedCalled(20)
            .setLastScoredAt(NOW)
            .build());

    try (GateLoop loop = loop(GateRules.ALARMS_ONLY)) {
      await().atMost(PATIENCE).until(() -> !alarms().isEmpty());
      looks(loop);
    }

    assertThat(alarms()).extracting(Alarm::getKind).containsExactly(AlarmKind.RECALL_FLOOR);
    assertThat(state("new")).isEqualTo(ModelState.ACTIVE);
  }

  @Test
  void shouldPromoteAShadowThatFulfilsTheRules() throws Exception {
    change(ModelChanges.announce("old", Scores.digest("old"), "packaged:compact"));
    change(ModelChanges.release("new", Scores.digest("new"), "file:///new", null));
    change(ModelChanges.shadow("new"));
    GateRules rules =
        RulesFile.parse(
            "rules.yaml",
            "promote: {min-scored: 20, min-injected: 5, recall-injected-not-below: 0, called-at-most-times: 1, calibration-error-at-most: .02}");
    send(
        connection.topics().shadowComparisons().name(),
        ShadowComparison.newBuilder()
            .setNight("2026-01-02")
            .setActiveDigest(Scores.digest("old"))
            .setShadowDigest(Scores.digest("new"))
            .setScored(20)
            .setCalledByActive(10)
            .setCalledByShadow(5)
            .setInjected(5)
            .setInjectedByActive(5)
            .setInjectedByShadow(5)
            .setLastScoredAt(NOW)
            .build());

    try (GateLoop loop = loop(rules)) {
      await().atMost(PATIENCE).until(() -> state("new") == ModelState.ACTIVE);
    }

    assertThat(models().of("new").orElseThrow().getNote())
        .isEqualTo(
            "by rule: 20 candidates scored by both, injected 5 of 5, before 5, called 5, before 10, calibration error 0.0200");
    assertThat(alarms()).extracting(Alarm::getKind).containsExactly(AlarmKind.PROMOTED);
  }

  private GateLoop loop(GateRules rules) {
    return GateLoop.start(
        connection,
        new GateSettings(rules, true, Duration.ofMillis(50)),
        release -> 0.02,
        situation -> looked.set(situation),
        clock);
  }

  private final AtomicReference<Situation> looked = new AtomicReference<>();

  /** Waits for two looks more: the first may have begun before. */
  private void looks(GateLoop loop) {
    for (int i = 0; i < 2; i++) {
      Situation last = looked.get();
      await().atMost(PATIENCE).until(() -> looked.get() != last);
    }
    assertThat(loop.failure()).isNull();
  }

  private void change(ModelChange change) {
    registry.change("somebody", change);
  }

  private ModelReleases models() {
    return releases.read();
  }

  private ModelState state(String model) {
    return models().of(model).map(ModelRelease::getState).orElse(null);
  }

  private List<Alarm> alarms() {
    try (AlarmReader reader = new AlarmReader(connection)) {
      return reader.read();
    }
  }

  private void send(String topic, List<Score> scores) {
    send(
        scores.stream()
            .map(
                score ->
                    new ProducerRecord<>(topic, bytes(score.getCandidateId()), codec.encode(score)))
            .toList());
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecordBase> void send(String topic, T count) {
    byte[] value = AvroCodec.of((Class<T>) count.getClass()).encode(count);
    send(List.of(new ProducerRecord<>(topic, bytes("key"), value)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            connection.clientConfiguration(),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      records.forEach(producer::send);
      producer.flush();
    }
  }
}
