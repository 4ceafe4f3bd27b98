package org.pulsartriage.trainer.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.schemas.CandidateLabel;
import org.pulsartriage.schemas.Injection;
import org.pulsartriage.schemas.Label;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;
import org.pulsartriage.schemas.labels.Labels;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;

class LabelCheckTopologyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String KNOWN = "a".repeat(64);
  private static final String UNKNOWN = "b".repeat(64);
  private static final AvroCodec<Label> LABELS = AvroCodec.of(Label.class);
  private static final AvroCodec<Rejection> REJECTIONS = AvroCodec.of(Rejection.class);

  private final TopicCatalogue topics = TopicCatalogue.standard();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @TempDir private Path folder;

  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> scores;
  private TestInputTopic<byte[], byte[]> labels;
  private TestOutputTopic<byte[], byte[]> quarantine;

  @BeforeEach
  void open() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    driver =
        new TopologyTestDriver(
            LabelCheckTopology.of(topics, PATIENCE, new LabelMeters(meters)),
            properties,
            Instant.parse("2026-03-01T23:00:00Z"));
    ByteArraySerializer in = new ByteArraySerializer();
    scores = driver.createInputTopic(topics.scores().name(), in, in);
    labels = driver.createInputTopic(topics.labels().name(), in, in);
    ByteArrayDeserializer out = new ByteArrayDeserializer();
    quarantine = driver.createOutputTopic(topics.quarantine().name(), out, out);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void shouldLetALabelOfAScoredCandidatePass() {
    score(KNOWN);
    label(KNOWN, "anna", false);
    pass(PATIENCE.multipliedBy(4));

    assertThat(rejections()).isEmpty();
    assertThat(meters.counter("triage.labels.passed").count()).isEqualTo(1);
  }

  @Test
  void shouldRejectALabelOfAnUnknownCandidateOnceItHasWaitedInVain() {
    label(KNOWN, "bert", false);
    score(KNOWN);
    byte[] bytes = label(UNKNOWN, "anna", false);
    pass(PATIENCE.minusSeconds(5));
    assertThat(rejections()).isEmpty();
    pass(PATIENCE);

    assertThat(rejections())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.getStage()).isEqualTo("labels");
              assertThat(rejection.getElement()).isEqualTo("candidateId");
              assertThat(rejection.getCause())
                  .isEqualTo("no candidate " + UNKNOWN + " has been scored");
              assertThat(rejection.getBytes()).isEqualTo(ByteBuffer.wrap(bytes));
              assertThat(rejection.getNight()).isEqualTo("2026-03-01");
              assertThat(rejection.getOriginTopic()).isEqualTo(topics.labels().name());
              assertThat(rejection.getOriginOffset()).isEqualTo(1);
            });
    pass(PATIENCE.multipliedBy(4));
    assertThat(rejections()).isEmpty();
  }

  @Test
  void shouldLetALabelPassWhoseCandidateIsScoredWhileItWaits() {
    label(KNOWN, "anna", false);
    label(KNOWN, "bert", false);
    pass(PATIENCE.dividedBy(2));
    score(KNOWN);
    pass(PATIENCE.multipliedBy(4));

    assertThat(rejections()).isEmpty();
  }

  @Test
  void shouldRejectALabelOfAnInjectedPulsarAtOnce() {
    score(UNKNOWN, new Injection("2026-03-01/run/0", 12.0, 0.5, 80.0));
    byte[] bytes = label(UNKNOWN, "anna", false);
    label(UNKNOWN, "bert", true);

    assertThat(rejections())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.getStage()).isEqualTo("labels");
              assertThat(rejection.getElement()).isEqualTo("candidateId");
              assertThat(rejection.getCause())
                  .isEqualTo("candidate " + UNKNOWN + " is an injected pulsar: it takes no label");
              assertThat(rejection.getBytes()).isEqualTo(ByteBuffer.wrap(bytes));
            });
    assertThat(meters.counter("triage.labels.passed").count()).isZero();
    assertThat(meters.counter("triage.labels.rejected").count()).isEqualTo(1);
  }

  @Test
  void shouldRejectLabelsThatWaitedForAnInjectedPulsarOnceItIsScored() {
    label(UNKNOWN, "anna", false);
    label(UNKNOWN, "bert", false);
    label(KNOWN, "anna", false);
    score(UNKNOWN, new Injection("2026-03-01/run/0", 12.0, 0.5, 80.0));
    score(KNOWN, null);
    pass(PATIENCE.multipliedBy(4));

    assertThat(rejections())
        .hasSize(2)
        .extracting(Rejection::getCause)
        .containsOnly("candidate " + UNKNOWN + " is an injected pulsar: it takes no label");
  }

  @Test
  void shouldForgetALabelThatIsWithdrawnWhileItWaits() {
    label(UNKNOWN, "anna", false);
    label(UNKNOWN, "anna", true);
    pass(PATIENCE.multipliedBy(4));

    assertThat(rejections()).isEmpty();
  }

  @Test
  void shouldRejectWhatIsNoLabelAtOnceAndGoOn() {
    labels.pipeInput(bytes("x/y"), bytes("no label"));
    labels.pipeInput(bytes("z"), LABELS.encode(label("cand_1", "anna")));
    label(UNKNOWN, "anna", false);

    assertThat(rejections())
        .extracting(Rejection::getCause)
        .satisfiesExactly(
            cause -> assertThat(cause).startsWith("not a Label"),
            cause -> assertThat(cause).startsWith("candidateId: 'cand_1'"));
  }

  private void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  private void score(String candidateId) {
    score(candidateId, null);
  }

  private void score(String candidateId, Injection injection) {
    Score score =
        Score.newBuilder()
            .setCandidateId(candidateId)
            .setNight("2026-03-01")
            .setModelId("compact")
            .setModelDigest("c".repeat(64))
            .setEngine("onnx")
            .setProbability(0.5)
            .setLogit(0)
            .setThreshold(0.5)
            .setLabel(ScoreLabel.PULSAR)
            .setCandidatePartition(0)
            .setCandidateOffset(0)
            .setScoredAt(Instant.EPOCH)
            .setFileName("one.phcx")
            .setInjection(injection)
            .build();
    scores.pipeInput(bytes(candidateId), AvroCodec.of(Score.class).encode(score));
  }

  private byte[] label(String candidateId, String rater, boolean withdrawn) {
    Label label = label(candidateId, rater);
    label.setWithdrawn(withdrawn);
    byte[] value = LABELS.encode(label);
    labels.pipeInput(bytes(Labels.key(label)), value, Instant.parse("2026-03-01T23:00:00Z"));
    return value;
  }

  private static Label label(String candidateId, String rater) {
    return Label.newBuilder()
        .setCandidateId(candidateId)
        .setRater(rater)
        .setLabel(CandidateLabel.RFI)
        .setLabelledAt(Instant.EPOCH)
        .build();
  }

  private List<Rejection> rejections() {
    return quarantine.readValuesToList().stream().map(REJECTIONS::decode).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
