package org.pulsartriage.gate.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.preprocess.Preprocessor;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.CandidateSimulator;
import org.pulsartriage.models.reference.Quantity;
import org.pulsartriage.models.reference.Reference;
import org.pulsartriage.models.reference.ReferenceBuilder;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.AlarmKind;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;
import org.pulsartriage.schemas.DriftWindow;
import org.pulsartriage.schemas.Injection;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;

class DriftTopologyTest {

  private static final String MODEL = "a".repeat(64);
  private static final String OTHER_MODEL = "b".repeat(64);
  private static final String NIGHT = "2026-03-01";
  private static final Instant NOW = Instant.parse("2026-03-01T20:10:00Z");
  private static final Duration GRACE = Duration.ofMinutes(2);
  private static final Candidate BASE =
      Preprocessor.preprocess(
          new CandidateSimulator(1).simulate(CandidateKind.NOISE, PhcxGeneration.MEDLAT, 0).raw(),
          new CandidateSource("one.phcx", "phcx", 1L, NOW),
          "c".repeat(64),
          NIGHT);

  private final TopicCatalogue topics = TopicCatalogue.standard();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Map<String, Optional<Reference>> references = new HashMap<>();
  private final Random random = new Random(5);

  @TempDir private Path folder;

  private Instant now = NOW;
  private boolean storeIsAway;
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> candidates;
  private TestInputTopic<byte[], byte[]> scores;
  private TestOutputTopic<String, byte[]> windows;
  private TestOutputTopic<String, byte[]> alarms;

  @BeforeEach
  void open() {
    references.put(MODEL, Optional.of(reference()));
    Properties properties = new Properties();
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    driver =
        new TopologyTestDriver(
            DriftTopology.of(
                topics,
                new DriftSettings(folder, 60, 0.01, 0.25, GRACE),
                this::reference,
                new DriftMeters(meters)),
            properties,
            now);
    ByteArraySerializer in = new ByteArraySerializer();
    candidates = driver.createInputTopic(topics.candidates().name(), in, in);
    scores = driver.createInputTopic(topics.scores().name(), in, in);
    ByteArrayDeserializer out = new ByteArrayDeserializer();
    windows = driver.createOutputTopic(topics.drift().name(), new StringDeserializer(), out);
    alarms = driver.createOutputTopic(topics.alarms().name(), new StringDeserializer(), out);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void shouldFindNoDriftInAnHourThatLooksLikeTheTraining() {
    night(NIGHT, MODEL, 100, 3, 0);
    overTheHour();

    List<DriftWindow> closed = windows();
    assertThat(closed).hasSize(2).allSatisfy(window -> assertThat(window.getDrifted()).isFalse());
    DriftWindow dm = of(closed, "dm");
    assertThat(dm.getBeam()).isEqualTo(3);
    assertThat(dm.getNight()).isEqualTo(NIGHT);
    assertThat(dm.getHour()).isEqualTo(Instant.parse("2026-03-01T20:00:00Z"));
    assertThat(dm.getSample()).isEqualTo(100);
    assertThat(dm.getModelDigest()).isEqualTo(MODEL);
    assertThat(dm.getReference()).isEqualTo("training");
    assertThat(dm.getCounts().stream().mapToLong(Long::longValue).sum()).isEqualTo(100);
    assertThat(dm.getCounts()).hasSameSizeAs(dm.getShares()).hasSizeGreaterThan(15);
    // One beam, of whose quantities the reference knows two.
    assertThat(dm.getPLimit()).isCloseTo(0.005, within(1e-12));
    assertThat(alarms.isEmpty()).isTrue();
  }

  @Test
  void shouldAlarmOnceForEachQuantityThatDriftedByBeamAndHour() {
    night(NIGHT, MODEL, 100, 3, 0);
    night(NIGHT, MODEL, 100, 4, 80);
    overTheHour();

    assertThat(windows()).filteredOn(DriftWindow::getDrifted).hasSize(1);
    KeyValue<String, byte[]> record = alarms.readKeyValue();
    assertThat(record.key).isEqualTo("DRIFT/dm/beam 4");
    Alarm alarm = AvroCodec.of(Alarm.class).decode(record.value);
    assertThat(alarm.getKind()).isEqualTo(AlarmKind.DRIFT);
    assertThat(alarm.getNight()).isEqualTo(NIGHT);
    assertThat(alarm.getHour()).isEqualTo(Instant.parse("2026-03-01T20:00:00Z"));
    assertThat(alarm.getValue()).isGreaterThan(alarm.getLimit());
    assertThat(alarm.getMessage())
        .startsWith(
            "night 2026-03-01, hour from 2026-03-01 20:00 UTC, beam 4: dm of 100 candidates"
                + " differs from the training of model aaaaaaaa: stability index ");
    assertThat(alarms.isEmpty()).isTrue();

    // Whatever comes late does not raise it again.
    night(NIGHT, MODEL, 5, 4, 80, NOW);
    overTheHour();
    assertThat(alarms.isEmpty()).isTrue();
    assertThat(windows.isEmpty()).isTrue();
    assertThat(meters.counter("triage.drift.late").count()).isEqualTo(10);
  }

  @Test
  void shouldNotTestASmallSample() {
    night(NIGHT, MODEL, 59, null, 80);
    overTheHour();

    DriftWindow dm = of(windows(), "dm");
    assertThat(dm.getBeam()).isNull();
    assertThat(dm.getStabilityIndex()).isGreaterThan(0.25);
    assertThat(dm.getPLimit()).isNull();
    assertThat(dm.getDrifted()).isFalse();
    assertThat(alarms.isEmpty()).isTrue();
  }

  @Test
  void shouldLeaveInjectedPulsarsOut() {
    night(NIGHT, MODEL, 80, 3, 0);
    for (int i = 0; i < 80; i++) {
      Injection injection = new Injection("i" + i, 20.0, 1.0, 500.0);
      candidate(NIGHT, 3, 500, injection);
      score(NIGHT, MODEL, 3, 50, injection);
    }
    overTheHour();

    assertThat(windows()).hasSize(2).allMatch(window -> window.getSample() == 80);
    assertThat(alarms.isEmpty()).isTrue();
  }

  @Test
  void shouldHoldAnHourOpenUntilNothingHasComeForAWhile() {
    night(NIGHT, MODEL, 10, 3, 0);
    pass(Duration.ofMinutes(49));
    assertThat(windows.isEmpty()).isTrue();
    night(NIGHT, MODEL, 1, 3, 0);
    // It is over, but for half a minute nothing more may come.
    pass(GRACE.minusSeconds(30));
    assertThat(windows.isEmpty()).isTrue();
    pass(GRACE);

    assertThat(of(windows(), "dm").getSample()).isEqualTo(11);
  }

  @Test
  void shouldCloseAnHourThatIsNotOverOnceALaterNightHasBegun() {
    night("2026-03-01", MODEL, 10, 3, 0);
    night("2026-03-02", MODEL, 1, 3, 0);
    pass(GRACE.multipliedBy(2));

    assertThat(windows()).hasSize(2).allMatch(window -> window.getNight().equals("2026-03-01"));
  }

  @Test
  void shouldHoldAModelWithoutReferenceAgainstItsFirstFullNight() {
    references.put(OTHER_MODEL, Optional.empty());
    // It took over in the middle of this one.
    night("2026-03-01", MODEL, 20, 3, 0);
    night("2026-03-01", OTHER_MODEL, 410, 3, 0);
    overTheHour();
    night("2026-03-02", OTHER_MODEL, 410, 3, 0);
    overTheHour();
    List<DriftWindow> without = windows();
    assertThat(without)
        .filteredOn(window -> window.getNight().equals("2026-03-02"))
        .hasSize(2)
        .allMatch(window -> window.getReference() == null && window.getCounts().isEmpty());
    night("2026-03-03", OTHER_MODEL, 80, 3, 0);
    night("2026-03-03", OTHER_MODEL, 80, 5, 80);
    overTheHour();

    List<DriftWindow> third = windows();
    assertThat(third)
        .hasSize(4)
        .allMatch(window -> window.getReference().equals("night 2026-03-02"));
    assertThat(third)
        .filteredOn(DriftWindow::getDrifted)
        .extracting(DriftWindow::getQuantity, DriftWindow::getBeam)
        .containsExactly(tuple("dm", 5));
    Alarm alarm = AvroCodec.of(Alarm.class).decode(alarms.readValue());
    assertThat(alarm.getMessage())
        .contains(
            "differs from night 2026-03-02, the first full one with model bbbbbbbb, whose bundle"
                + " has no reference:");
  }

  @Test
  void shouldWaitForABundleThatCannotBeHadNow() {
    storeIsAway = true;
    night(NIGHT, MODEL, 10, 3, 0);
    overTheHour();
    assertThat(windows.isEmpty()).isTrue();
    storeIsAway = false;
    pass(GRACE);

    assertThat(windows()).hasSize(2);
  }

  @Test
  void shouldGoOnAfterWhatCannotBeRead() {
    candidates.pipeInput(bytes("x"), bytes("no candidate"));
    scores.pipeInput(bytes("x"), bytes("no score"));
    night(NIGHT, MODEL, 10, 3, 0);
    overTheHour();

    assertThat(windows()).hasSize(2);
  }

  private Optional<Reference> reference(String digest) throws IOException {
    if (storeIsAway) {
      throw new IOException("the store is away");
    }
    return references.getOrDefault(digest, Optional.empty());
  }

  /** Of DM and logit alone. */
  private Reference reference() {
    ReferenceBuilder builder = new ReferenceBuilder();
    for (int i = 0; i < 2_000; i++) {
      double[] measured = new double[Quantity.values().length];
      Arrays.fill(measured, Double.NaN);
      measured[Quantity.DM.ordinal()] = dm(0);
      builder.add(measured, random.nextGaussian(), 1);
    }
    return builder.build().orElseThrow();
  }

  private double dm(double added) {
    return 100 + 30 * random.nextGaussian() + added;
  }

  private void night(String night, String model, int count, Integer beam, double added) {
    night(night, model, count, beam, added, now);
  }

  private void night(
      String night, String model, int count, Integer beam, double added, Instant at) {
    for (int i = 0; i < count; i++) {
      Candidate candidate = candidate(night, beam, dm(added), null, at);
      candidates.pipeInput(
          bytes(candidate.getCandidateId()), AvroCodec.of(Candidate.class).encode(candidate));
      score(night, model, beam, random.nextGaussian(), null, at);
    }
  }

  private void candidate(String night, Integer beam, double dm, Injection injection) {
    candidates.pipeInput(
        bytes("c"),
        AvroCodec.of(Candidate.class).encode(candidate(night, beam, dm, injection, now)));
  }

  private static Candidate candidate(
      String night, Integer beam, double dm, Injection injection, Instant at) {
    Candidate candidate = Candidate.newBuilder(BASE).build();
    candidate.setNight(night);
    candidate.getObservation().setBeam(beam);
    candidate.getOptimised().setDm(dm);
    candidate.setInjection(injection);
    candidate.getSource().setReceivedAt(at);
    return candidate;
  }

  private void score(String night, String model, Integer beam, double logit, Injection injection) {
    score(night, model, beam, logit, injection, now);
  }

  private void score(
      String night, String model, Integer beam, double logit, Injection injection, Instant at) {
    scores.pipeInput(
        bytes("c"),
        AvroCodec.of(Score.class)
            .encode(
                Score.newBuilder()
                    .setCandidateId("c".repeat(64))
                    .setNight(night)
                    .setModelId("compact")
                    .setModelDigest(model)
                    .setEngine("onnx")
                    .setProbability(0.5)
                    .setLogit(logit)
                    .setThreshold(0.5)
                    .setLabel(ScoreLabel.PULSAR)
                    .setCandidatePartition(0)
                    .setCandidateOffset(0)
                    .setScoredAt(at)
                    .setFileName("one.phcx")
                    .setBeam(beam)
                    .setInjection(injection)
                    .build()));
  }

  /** To the next full hour, and on until the last one is closed. */
  private void overTheHour() {
    Instant next = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    pass(Duration.between(now, next).plus(GRACE).plus(GRACE));
  }

  private void pass(Duration time) {
    driver.advanceWallClockTime(time);
    now = now.plus(time);
  }

  /** Without quantities that the base candidate has the same value of in every copy. */
  private List<DriftWindow> windows() {
    List<DriftWindow> all = new ArrayList<>();
    for (byte[] value : windows.readValuesToList()) {
      DriftWindow window = AvroCodec.of(DriftWindow.class).decode(value);
      if (window.getQuantity().equals("dm") || window.getQuantity().equals("logit")) {
        all.add(window);
      }
    }
    return all;
  }

  private static DriftWindow of(List<DriftWindow> windows, String quantity) {
    return windows.stream()
        .filter(window -> window.getQuantity().equals(quantity))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
