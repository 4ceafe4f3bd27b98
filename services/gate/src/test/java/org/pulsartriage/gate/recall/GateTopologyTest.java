package org.pulsartriage.gate.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.gate.Scores;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.Recall;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ShadowComparison;
import org.pulsartriage.schemas.serde.AvroSerde;
import org.pulsartriage.schemas.topics.TopicCatalogue;

class GateTopologyTest {

  private static final TopicCatalogue TOPICS = TopicCatalogue.standard();
  private static final Instant AT = Instant.parse("2026-01-02T20:59:59.999Z");
  private static final Instant HOUR = Instant.parse("2026-01-02T20:00:00Z");

  private TopologyTestDriver driver;
  private TestInputTopic<String, Score> active;
  private TestInputTopic<String, Score> shadow;

  @BeforeEach
  void start(@TempDir Path state) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "gate");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(GateTopology.of(TOPICS), properties);
    active = scores(TOPICS.scores().name());
    shadow = scores(TOPICS.shadowScores().name());
  }

  private TestInputTopic<String, Score> scores(String topic) {
    return driver.createInputTopic(
        topic, new StringSerializer(), AvroSerde.of(Score.class).serializer(), AT, Duration.ZERO);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldCountInjectedPulsarsByHourModelRoleAndSnr() {
    send(active, Scores.injected("a", "one", true, AT, 10));
    send(active, Scores.injected("b", "one", false, AT, 14.99));
    send(active, Scores.injected("c", "one", true, AT.plusMillis(1), 12));
    send(active, Scores.injected("d", "one", true, AT, 15));
    send(active, Scores.injected("e", "other", true, AT, 12));
    send(shadow, Scores.injected("a", "one", false, AT, 10));
    send(active, Scores.of("f", "one", true, AT));
    send(active, Scores.injected("g", "one", true, AT, 3.9));

    Map<String, Recall> counts = recalls();
    assertThat(counts).hasSize(5);
    Recall counted = counts.get(key(HOUR, "one", ModelRole.ACTIVE, 10));
    assertThat(counted.getInjectedSeen()).isEqualTo(2);
    assertThat(counted.getInjectedCalled()).isEqualTo(1);
    assertThat(counted.getKnownSeen()).isZero();
    assertThat(counted.getSnrTo()).isEqualTo(15);
    assertThat(counted.getLastScoredAt()).isEqualTo(AT);
    assertThat(counts)
        .containsKeys(
            key(HOUR.plusSeconds(3600), "one", ModelRole.ACTIVE, 10),
            key(HOUR, "one", ModelRole.ACTIVE, 15),
            key(HOUR, "other", ModelRole.ACTIVE, 10),
            key(HOUR, "one", ModelRole.SHADOW, 10));
  }

  @Test
  void shouldCountAsKnownWhatIsMostProbablyACataloguedPulsarAndWasNotInjected() {
    send(active, Scores.known("a", "one", true, AT, 0.9));
    send(active, Scores.known("b", "one", false, AT, 0.95));
    send(active, Scores.known("c", "one", true, AT, 0.89));
    send(
        active,
        Scores.known("d", "one", true, AT, 0.99)
            .setInjection(Scores.injected("d", "one", true, AT, 30).getInjection()));
    send(active, Scores.known("e", "one", true, AT, 0.99).setSnr(null));

    Map<String, Recall> counts = recalls();
    Recall known = counts.get(key(HOUR, "one", ModelRole.ACTIVE, 10));
    assertThat(known.getKnownSeen()).isEqualTo(2);
    assertThat(known.getKnownCalled()).isEqualTo(1);
    assertThat(known.getInjectedSeen()).isZero();
    Recall injected = counts.get(key(HOUR, "one", ModelRole.ACTIVE, 25));
    assertThat(injected.getSnrTo()).isNull();
    assertThat(injected.getInjectedSeen()).isEqualTo(1);
    assertThat(injected.getKnownSeen()).isZero();
    assertThat(counts).hasSize(2);
  }

  @Test
  void shouldAddARecordThatComesLateToTheHourThatItBelongsTo() {
    send(active, Scores.injected("a", "one", true, AT, 12));
    active.pipeInput(
        "b",
        Scores.injected("b", "one", true, AT.plusSeconds(86_400), 12).build(),
        AT.plusSeconds(86_400));
    active.pipeInput(
        "c", Scores.injected("c", "one", false, AT, 12).build(), AT.plusSeconds(90_000));

    Recall counted = recalls().get(key(HOUR, "one", ModelRole.ACTIVE, 10));
    assertThat(counted.getInjectedSeen()).isEqualTo(2);
    assertThat(counted.getInjectedCalled()).isEqualTo(1);
  }

  @Test
  void shouldCompareTheShadowOnCandidatesThatBothHaveScoredInWhateverOrder() {
    send(active, Scores.injected("a", "one", true, AT, 12));
    send(active, Scores.of("b", "one", true, AT));
    send(active, Scores.of("alone", "one", true, AT));
    send(shadow, Scores.of("b", "two", true, AT));
    send(shadow, Scores.injected("a", "two", false, AT, 12));
    send(shadow, Scores.known("c", "two", true, AT, 0.95));
    send(active, Scores.known("c", "one", false, AT, 0.95));
    send(shadow, Scores.of("b", "three", true, AT));

    Map<String, ShadowComparison> comparisons =
        driver
            .createOutputTopic(
                TOPICS.shadowComparisons().name(),
                new StringDeserializer(),
                AvroSerde.of(ShadowComparison.class).deserializer())
            .readKeyValuesToMap();
    assertThat(comparisons).hasSize(2);
    ShadowComparison two =
        comparisons.get("2026-01-02/" + Scores.digest("one") + "/" + Scores.digest("two"));
    assertThat(two.getScored()).isEqualTo(3);
    assertThat(two.getCalledByActive()).isEqualTo(2);
    assertThat(two.getCalledByShadow()).isEqualTo(2);
    assertThat(two.getCalledByBoth()).isEqualTo(1);
    assertThat(two.getInjected()).isEqualTo(1);
    assertThat(two.getInjectedByActive()).isEqualTo(1);
    assertThat(two.getInjectedByShadow()).isZero();
    assertThat(two.getKnown()).isEqualTo(1);
    assertThat(two.getKnownByActive()).isZero();
    assertThat(two.getKnownByShadow()).isEqualTo(1);
    assertThat(two.getShadowModelId()).isEqualTo("two");
  }

  private static void send(TestInputTopic<String, Score> topic, Score.Builder score) {
    topic.pipeInput(score.getCandidateId(), score.build());
  }

  private Map<String, Recall> recalls() {
    return driver
        .createOutputTopic(
            TOPICS.recall().name(),
            new StringDeserializer(),
            AvroSerde.of(Recall.class).deserializer())
        .readKeyValuesToMap();
  }

  private static String key(Instant hour, String model, ModelRole role, double from) {
    return hour + "/2026-01-02/" + Scores.digest(model) + "/" + role + "/" + from;
  }
}
