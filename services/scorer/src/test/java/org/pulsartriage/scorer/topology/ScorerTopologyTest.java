package org.pulsartriage.scorer.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.Injection;
import org.pulsartriage.schemas.LedgerEntry;
import org.pulsartriage.schemas.ModelRole;
import org.pulsartriage.schemas.ModelSwitch;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;
import org.pulsartriage.schemas.ledger.StageCounts;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.serde.AvroSerde;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.scorer.Candidates;
import org.pulsartriage.scorer.IdentityScorer;
import org.pulsartriage.scorer.ScorerMeters;
import org.pulsartriage.scorer.SettableModels;
import org.pulsartriage.scorer.catalogue.KnownPulsars;

class ScorerTopologyTest {

  private static final TopicCatalogue TOPICS = TopicCatalogue.standard();
  private static final Duration RETENTION = ScoringLimits.STANDARD.seenRetention();
  private static final Instant START = Instant.parse("2026-03-01T21:00:00Z");

  private final AvroCodec<Candidate> candidates = AvroCodec.of(Candidate.class);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private final SettableModels models = new SettableModels();

  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> in;
  private TestOutputTopic<String, Score> scores;
  private TestOutputTopic<String, Rejection> quarantine;
  private TestOutputTopic<String, LedgerEntry> ledger;
  private TestOutputTopic<String, ModelSwitch> switches;

  @BeforeEach
  void start(@TempDir Path stateDirectory) throws IOException {
    Path catalogue =
        Files.writeString(
            stateDirectory.resolve("known.csv"),
            "NAME,RAJD,DECJD,P0,DM\nX0534-22,83.6,-22,0.033,56.8\n");
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "scorer-test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    driver =
        new TopologyTestDriver(
            ScorerTopology.of(
                TOPICS,
                new ScoringPlan(
                    ModelRole.ACTIVE,
                    models.want(new IdentityScorer()),
                    ScoringLimits.STANDARD,
                    KnownPulsars.in(catalogue, 0.24),
                    new ScorerMeters(meters, ModelRole.ACTIVE))),
            properties,
            START);
    in =
        driver.createInputTopic(
            TOPICS.candidates().name(), new ByteArraySerializer(), new ByteArraySerializer());
    scores = output(TOPICS.scores().name(), AvroSerde.of(Score.class));
    quarantine = output(TOPICS.quarantine().name(), AvroSerde.of(Rejection.class));
    ledger = output(TOPICS.ledger().name(), AvroSerde.of(LedgerEntry.class));
    switches = output(TOPICS.modelSwitches().name(), AvroSerde.of(ModelSwitch.class));
  }

  private <T extends org.apache.avro.specific.SpecificRecordBase> TestOutputTopic<String, T> output(
      String topic, AvroSerde<T> serde) {
    return driver.createOutputTopic(topic, new StringDeserializer(), serde.deserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldScoreACandidateAndCarryWhatAQueueShows() {
    Candidate candidate = Candidates.named("one.phcx");

    send(candidate);

    Score score = scores.readValue();
    double expected = IdentityScorer.probability(candidate.getCandidateId());
    assertThat(score.getCandidateId()).isEqualTo(candidate.getCandidateId());
    assertThat(score.getProbability()).isEqualTo(expected);
    assertThat(score.getLabel())
        .isEqualTo(expected >= 0.5 ? ScoreLabel.PULSAR : ScoreLabel.NOT_PULSAR);
    assertThat(score.getModelDigest()).isEqualTo(IdentityScorer.MODEL.digest());
    assertThat(score.getEngine()).isEqualTo("arithmetic");
    assertThat(score.getPeriod()).isEqualTo(0.033);
    assertThat(score.getDm()).isEqualTo(56.8);
    assertThat(score.getBeam()).isEqualTo(7);
    assertThat(score.getCandidatePartition()).isZero();
    assertThat(score.getCandidateOffset()).isZero();
    assertThat(score.getScoredAt()).isEqualTo(START);
    assertThat(score.getStartMjd()).isEqualTo(candidate.getObservation().getStartMjd()).isNotNull();
    assertThat(score.getKnownPulsars()).extracting("name").containsExactly("X0534-22");
    assertThat(score.getCatalogueVersion()).startsWith("known.csv@");
    assertThat(quarantine.isEmpty()).isTrue();
  }

  @Test
  void shouldSayOfAScoreWhatWasInjected() {
    Candidate injected = Candidates.named("one.phcx");
    injected.setInjection(new Injection("2026-03-01/1", 12.5, 0.033, 56.8));
    send(injected);
    send(Candidates.named("two.phcx"));

    assertThat(scores.readValuesToList())
        .extracting(Score::getInjection)
        .containsExactly(injected.getInjection(), null);
  }

  @Test
  void shouldTakeTheTopocentricPeriodWhereThereIsNoOther() {
    Candidate candidate = Candidates.named("one.phcx");
    candidate.getOptimised().setBarycentricPeriod(null);

    send(candidate);

    assertThat(scores.readValue().getPeriod()).isEqualTo(0.0331);
  }

  @Test
  void shouldCountACandidateSentTwiceAsADuplicateAndScoreItOnce() {
    send(Candidates.named("one.phcx"));
    send(Candidates.named("one.phcx"));

    assertThat(scores.readValuesToList()).hasSize(1);
    assertThat(counts()).isEqualTo(new StageCounts(2, 1, 1, 0));
  }

  @Test
  void shouldScoreACandidateAgainOnceItIsForgotten() {
    send(Candidates.named("one.phcx"));
    driver.advanceWallClockTime(RETENTION.minusHours(1));
    send(Candidates.named("one.phcx"));
    driver.advanceWallClockTime(RETENTION.plusDays(1));
    send(Candidates.named("one.phcx"));

    assertThat(counts()).isEqualTo(new StageCounts(3, 2, 1, 0));
  }

  @Test
  void shouldRecogniseADuplicateWhoseTimeStampIsFarAway() {
    Candidate candidate = Candidates.named("one.phcx");
    byte[] key = bytes(candidate.getCandidateId());
    in.pipeInput(key, candidates.encode(candidate), START.plus(Duration.ofDays(3_000)));
    send(Candidates.named("two.phcx"));
    in.pipeInput(key, candidates.encode(candidate), Instant.EPOCH);

    assertThat(counts()).isEqualTo(new StageCounts(3, 2, 1, 0));
  }

  @Test
  void shouldQuarantineBytesThatAreNoCandidateWithThemAndTheirOrigin() {
    byte[] garbage = bytes("<phcx>not avro</phcx>");
    send(Candidates.named("one.phcx"));
    in.pipeInput(bytes("key"), garbage, START);

    Rejection rejection = quarantine.readValue();
    assertThat(rejection.getBytes().array()).isEqualTo(garbage);
    assertThat(rejection.getComplete()).isTrue();
    assertThat(rejection.getStage()).isEqualTo("scorer");
    assertThat(rejection.getElement()).isEqualTo("value");
    assertThat(rejection.getCause()).contains("not a Candidate").doesNotContain("\n");
    assertThat(rejection.getCandidateId()).isEqualTo(Candidates.identity("<phcx>not avro</phcx>"));
    assertThat(rejection.getOriginTopic()).isEqualTo(TOPICS.candidates().name());
    assertThat(rejection.getOriginPartition()).isZero();
    assertThat(rejection.getOriginOffset()).isEqualTo(1);
    assertThat(rejection.getNight()).isEqualTo("2026-03-01");
    assertThat(counts()).isEqualTo(new StageCounts(2, 1, 0, 1));
  }

  @Test
  void shouldQuarantineATruncatedCandidateUnderItsKey() {
    Candidate candidate = Candidates.named("one.phcx");
    byte[] whole = candidates.encode(candidate);

    in.pipeInput(
        bytes(candidate.getCandidateId()), java.util.Arrays.copyOf(whole, whole.length / 2), START);

    assertThat(quarantine.readKeyValue().key).isEqualTo(candidate.getCandidateId());
    assertThat(scores.isEmpty()).isTrue();
  }

  @Test
  void shouldQuarantineARecordWithoutValue() {
    in.pipeInput(bytes("key"), null, START);

    assertThat(quarantine.readValue().getCause()).isEqualTo("the record has no value");
  }

  @Test
  void shouldQuarantineACandidateUnderAKeyThatIsNotItsIdentity() {
    in.pipeInput(bytes("other"), candidates.encode(Candidates.named("one.phcx")), START);

    assertThat(quarantine.readValue().getElement()).isEqualTo("key");
    assertThat(scores.isEmpty()).isTrue();
  }

  @Test
  void shouldQuarantineACandidateOfNoNight() {
    Candidate candidate = Candidates.named("one.phcx");
    candidate.setNight("last night/scorer");

    send(candidate);

    Rejection rejection = quarantine.readValue();
    assertThat(rejection.getElement()).isEqualTo("night");
    assertThat(rejection.getNight()).isEqualTo("2026-03-01");
  }

  @Test
  void shouldQuarantineACandidateWhoseScoringFailsAndScoreTheNext() {
    send(Candidates.named("unscorable.phcx"));
    send(Candidates.named("one.phcx"));

    Rejection rejection = quarantine.readValue();
    assertThat(rejection.getFileName()).isEqualTo("unscorable.phcx");
    assertThat(rejection.getCause()).isEqualTo("scoring failed: no plane of that shape: 2 x 4");
    assertThat(candidates.decode(rejection.getBytes().array()))
        .isEqualTo(Candidates.named("unscorable.phcx"));
    assertThat(scores.readValuesToList()).hasSize(1);
    assertThat(counts()).isEqualTo(new StageCounts(2, 1, 0, 1));
  }

  @Test
  void shouldTryAgainACandidateWhoseScoringFailed() {
    send(Candidates.named("unscorable.phcx"));
    send(Candidates.named("unscorable.phcx"));

    assertThat(counts()).isEqualTo(new StageCounts(2, 0, 0, 2));
  }

  @Test
  void shouldQuarantineACandidateWithoutAFiniteProbability() {
    send(Candidates.named("nan.phcx"));

    assertThat(quarantine.readValue().getCause()).contains("no finite probability");
    assertThat(scores.isEmpty()).isTrue();
  }

  @Test
  void shouldSayWithEachCommitHowFarItHasCounted() {
    send(Candidates.named("one.phcx"));
    send(Candidates.named("two.phcx"));
    send(Candidates.named("two.phcx"));

    List<LedgerEntry> entries = ledger.readValuesToList();
    LedgerEntry last = entries.get(entries.size() - 1);
    assertThat(last.getThroughOffset()).isEqualTo(2);
    assertThat(last.getWriter()).isEqualTo("partition-0");
    assertThat(last.getUpdatedAt()).isEqualTo(START);
    assertThat(entries).hasSize(3);
  }

  @Test
  void shouldCountNightsApart() {
    Candidate other = Candidates.named("two.phcx");
    other.setNight("2026-03-02");
    send(Candidates.named("one.phcx"));
    send(other);

    assertThat(ledger.readKeyValuesToList())
        .extracting(entry -> entry.key)
        .containsExactly("2026-03-01/scorer/partition-0", "2026-03-02/scorer/partition-0");
  }

  @Test
  void shouldTakeAnotherModelFromARecordedOffsetOn() {
    send(Candidates.named("one.phcx"));
    models.want(new IdentityScorer(IdentityScorer.OTHER));
    send(Candidates.named("two.phcx"));
    send(Candidates.named("three.phcx"));

    assertThat(scores.readValuesToList())
        .extracting(Score::getModelDigest)
        .containsExactly(
            IdentityScorer.MODEL.digest(),
            IdentityScorer.OTHER.digest(),
            IdentityScorer.OTHER.digest());
    assertThat(switches.readKeyValuesToList())
        .satisfiesExactly(
            first -> {
              assertThat(first.key).isEqualTo("active/0");
              assertThat(first.value.getFromOffset()).isZero();
              assertThat(first.value.getPreviousDigest()).isNull();
            },
            second -> {
              assertThat(second.value.getFromOffset()).isEqualTo(1);
              assertThat(second.value.getModelId()).isEqualTo("other");
              assertThat(second.value.getDigest()).isEqualTo(IdentityScorer.OTHER.digest());
              assertThat(second.value.getBundleUri()).isEqualTo("memory:other");
              assertThat(second.value.getPreviousDigest()).isEqualTo(IdentityScorer.MODEL.digest());
              assertThat(second.value.getSwitchedAt()).isEqualTo(START);
            });
  }

  @Test
  void shouldCountForTheMonitoringToo() {
    send(Candidates.named("one.phcx"));
    send(Candidates.named("one.phcx"));
    send(Candidates.named("unscorable.phcx"));

    assertThat(meters.get("triage.scorer.received").counter().count()).isEqualTo(3);
    assertThat(meters.get("triage.scorer.scored").counter().count()).isEqualTo(1);
    assertThat(meters.get("triage.scorer.duplicates").counter().count()).isEqualTo(1);
    assertThat(meters.get("triage.scorer.quarantined").counter().count()).isEqualTo(1);
    assertThat(meters.get("triage.scorer.scoring").timer().count()).isEqualTo(2);
  }

  private void send(Candidate candidate) {
    in.pipeInput(bytes(candidate.getCandidateId()), candidates.encode(candidate), START);
  }

  private StageCounts counts() {
    List<LedgerEntry> entries = ledger.readValuesToList();
    return StageCounts.of(entries.get(entries.size() - 1));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
