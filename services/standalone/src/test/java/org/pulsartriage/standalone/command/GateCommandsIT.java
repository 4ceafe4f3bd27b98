package org.pulsartriage.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.AlarmKind;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.Recall;
import org.pulsartriage.schemas.alarms.Alarms;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.pulsartriage.schemas.releases.ModelRegistry;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.standalone.Triages;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.testsupport.TestCluster;

/** What the gate has found, and the card before a promotion, on the command line. */
class GateCommandsIT {

  private static final Instant AT = Instant.parse("2026-01-02T20:30:00Z");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private KafkaConnection connection;
  private ModelRegistry registry;

  @BeforeEach
  void start() {
    connection =
        new KafkaConnection(
            TestCluster.shared().bootstrapServers(),
            new TopicCatalogue("c" + UUID.randomUUID() + ".", 1),
            (short) 1,
            Map.of());
    connection.createTopics();
    registry = new ModelRegistry(connection, InstantSource.fixed(AT));
  }

  @Test
  void shouldShowTheCardAndPromoteOnlyWhereSomebodySaysYes() {
    String digest = ModelBundle.packaged().digest();
    registry.change("test", ModelChanges.announce("compact", digest, "packaged:compact"));
    registry.change("test", ModelChanges.release("again", digest, "packaged:compact", null));

    int asked =
        triage("models", "promote", "again", "--candidates", "16", "--out", folder.toString());

    assertThat(asked).isEqualTo(ExitCodes.FAILURE);
    assertThat(err.toString()).contains("again is not promoted: --yes does it without asking");
    assertThat(out.toString())
        .contains("4 pulsars and 12 others, simulated from seed 8191131071")
        .contains("candidates/s before")
        .contains("again has scored none beside compact");
    assertThat(folder.resolve("comparison.json")).exists();
    assertThat(active()).isEqualTo("compact");

    int done = triage("models", "promote", "again", "--candidates", "0", "--yes", "--watch", "0");

    assertThat(done).isEqualTo(ExitCodes.DONE);
    assertThat(active()).isEqualTo("again");
  }

  @Test
  void shouldPromoteWithoutAComparisonThatCannotBeMade() {
    registry.change(
        "test",
        ModelChanges.release(
            "only", ModelBundle.packaged().digest(), "packaged:compact", "the first"));

    int done = triage("models", "compare", "only");

    assertThat(done).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString())
        .contains("no model is active that only would replace")
        .contains("What the bundles say")
        .doesNotContain("Frozen validation set");
    assertThat(triage("models", "promote", "only", "--yes", "--watch", "0"))
        .isEqualTo(ExitCodes.DONE);
    assertThat(active()).isEqualTo("only");
  }

  @Test
  void shouldListRecallAgainstSnrAndAlarms() {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int hour = 20; hour < 22; hour++) {
      Recall recall =
          Recall.newBuilder()
              .setHour(Instant.parse("2026-01-02T" + hour + ":00:00Z"))
              .setNight("2026-01-02")
              .setModelId("compact")
              .setModelDigest("a".repeat(64))
              .setRole(ModelRole.ACTIVE)
              .setSnrFrom(10)
              .setSnrTo(15.0)
              .setInjectedSeen(5)
              .setInjectedCalled(4)
              .setLastScoredAt(AT)
              .build();
      records.add(
          new ProducerRecord<>(
              connection.topics().recall().name(),
              ("k" + hour).getBytes(StandardCharsets.UTF_8),
              AvroCodec.of(Recall.class).encode(recall)));
    }
    records.add(
        Alarms.record(
            connection.topics(),
            Alarm.newBuilder()
                .setKind(AlarmKind.RECALL_FLOOR)
                .setSubject("compact")
                .setMessage("recall 0.700")
                .setAt(AT)
                .build()));
    send(records);

    assertThat(triage("recall", "--night", "2026-01-02")).isEqualTo(ExitCodes.DONE);
    assertThat(triage("alarms")).isEqualTo(ExitCodes.DONE);

    assertThat(out.toString().lines().toList())
        .anyMatch(
            line -> line.matches("active +compact +10-15 +10 +8 +0.800 \\(0.490 to 0.943\\).*"))
        .anyMatch(
            line -> line.matches("2026-01-02T20:30:00Z +RECALL_FLOOR +compact .*recall 0.700"));
    assertThat(triage("recall", "--night", "2026-01-03")).isEqualTo(ExitCodes.DONE);
    assertThat(out.toString()).contains("Nothing counted");
  }

  private String active() {
    return registry.read().active().map(ModelRelease::getModelId).orElse(null);
  }

  private int triage(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--bootstrap-servers=" + connection.bootstrapServers());
    all.add("--topic-prefix=" + connection.topics().prefix());
    all.add("--partitions=1");
    return Triages.execute(new PrintWriter(out, true), new PrintWriter(err, true), all);
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
