package org.pulsartriage.gate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.gate.Scores;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.reference.Quantity;
import org.pulsartriage.models.reference.Reference;
import org.pulsartriage.models.reference.ReferenceBuilder;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.AlarmKind;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.alarms.AlarmReader;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.pulsartriage.schemas.releases.ModelRegistry;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.testsupport.TestCluster;

/** The watch on a broker, against the reference in a released bundle. */
@Timeout(120)
class DriftStreamsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** To come, so that no clock closes this night's hour: the night after it does. */
  private static final Instant AT = Instant.parse("2126-01-02T20:30:00Z");

  private static final int A_BEAM_AND_HOUR = 400;

  @TempDir private Path folder;

  private final AvroCodec<Score> codec = AvroCodec.of(Score.class);
  private final Random random = new Random(7);
  private final ModelBundle bundle = ModelBundle.packaged().with(training());
  private KafkaConnection connection;

  @BeforeEach
  void start() throws IOException {
    connection =
        new KafkaConnection(
            TestCluster.shared().bootstrapServers(),
            new TopicCatalogue("d" + UUID.randomUUID() + ".", 1),
            (short) 1,
            Map.of());
    connection.createTopics();
    new ModelRegistry(connection, InstantSource.system())
        .change(
            "somebody",
            ModelChanges.announce(
                "compact",
                bundle.digest(),
                Files.write(folder.resolve("compact.zip"), bundle.bytes()).toUri().toString()));
  }

  @Test
  void shouldCountAcrossItsOwnRestartAndAlarmForTheBeamThatDrifted() {
    int half = A_BEAM_AND_HOUR / 2;
    watch(2 * half, () -> sendBeams(half));
    assertThat(alarms()).isEmpty();

    watch(
        2 * half + 1,
        () -> {
          sendBeams(half);
          send(List.of(score("2126-01-03", 3, 0)));
          await().atMost(PATIENCE).until(() -> !alarms().isEmpty());
        });

    List<Alarm> alarms = alarms();
    assertThat(alarms).hasSize(1);
    assertThat(alarms.get(0).getKind()).isEqualTo(AlarmKind.DRIFT);
    assertThat(alarms.get(0).getNight()).isEqualTo("2126-01-02");
    assertThat(alarms.get(0).getMessage())
        .contains(
            "beam 4: logit of 400 candidates differs from the training of model "
                + bundle.digest().substring(0, 8));
  }

  /** Runs the watch for as long as something takes, and until it has counted so many. */
  private void watch(int counted, Runnable during) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    DriftSettings settings =
        new DriftSettings(
            folder.resolve("state"), A_BEAM_AND_HOUR, 0.01, 0.25, Duration.ofMillis(200));
    try (BundleReader bundles = BundleStores.reader(S3Settings.configured(name -> null));
        DriftStreams watch =
            DriftStreams.start(connection, settings, bundles, meters, InstantSource.system())) {
      during.run();
      await()
          .atMost(PATIENCE)
          .until(() -> meters.counter("triage.drift.counted").count() == counted);
      assertThat(watch.failure()).isNull();
    }
  }

  /** Beam 3 as in training; beam 4 with logits that are two lower. */
  private void sendBeams(int count) {
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double logit = random.nextGaussian();
      scores.add(score("2126-01-02", 3, logit));
      scores.add(score("2126-01-02", 4, logit - 2));
    }
    send(scores);
  }

  private Score score(String night, int beam, double logit) {
    return Scores.of("c" + UUID.randomUUID(), "compact", false, AT)
        .setNight(night)
        .setModelDigest(bundle.digest())
        .setBeam(beam)
        .setLogit(logit)
        .build();
  }

  /** Of logits alone. */
  private Reference training() {
    ReferenceBuilder builder = new ReferenceBuilder();
    double[] unrecorded = new double[Quantity.values().length];
    Arrays.fill(unrecorded, Double.NaN);
    for (int i = 0; i < 2_000; i++) {
      builder.add(unrecorded, random.nextGaussian(), 1);
    }
    return builder.build().orElseThrow();
  }

  private List<Alarm> alarms() {
    try (AlarmReader reader = new AlarmReader(connection)) {
      return reader.read();
    }
  }

  private void send(List<Score> scores) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            connection.clientConfiguration(),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (Score score : scores) {
        producer.send(
            new ProducerRecord<>(
                connection.topics().scores().name(),
                score.getCandidateId().getBytes(StandardCharsets.UTF_8),
                codec.encode(score)));
      }
      producer.flush();
    }
  }
}
