package org.pulsartriage.replay.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.Adam;
import org.pulsartriage.candidates.CandidateIds;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.preprocess.Preprocessor;
import org.pulsartriage.candidates.simulator.SimulatedCandidate;
import org.pulsartriage.candidates.simulator.SimulatedNight;
import org.pulsartriage.models.bundle.LogisticCalibration;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.NetworkArchive;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.loss.CrossEntropy;
import org.pulsartriage.models.network.NetworkSettings;
import org.pulsartriage.models.network.Networks;
import org.pulsartriage.models.store.BundleReader;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.replay.Replays;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;
import org.pulsartriage.schemas.Injection;
import org.pulsartriage.schemas.ModelRelease;
import org.pulsartriage.schemas.ModelState;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.serde.AvroCodec;

/** A simulated night on two topics, in different order, under the model that ships and another. */
class NightComparisonIT {

  private static final String NIGHT = "2026-01-02";

  private static KafkaConnection connection;
  private static KafkaConnection otherOrder;
  private static List<Candidate> candidates;

  @TempDir private Path folder;

  @BeforeAll
  static void record() throws Exception {
    candidates = new ArrayList<>();
    SimulatedNight night = new SimulatedNight(11, PhcxGeneration.MEDLAT, 6, 18, 16);
    int pulsars = 0;
    for (int i = 0; i < night.size(); i++) {
      SimulatedCandidate simulated = night.candidate(i);
      Candidate candidate =
          Preprocessor.preprocess(
              simulated.raw(),
              new CandidateSource(
                  simulated.fileName(), "phcx", 1L, Instant.parse("2026-01-02T20:00:00Z")),
              CandidateIds.of(new byte[] {(byte) i}),
              NIGHT);
      if (simulated.truth().label() == 1 && ++pulsars % 2 == 0) {
        candidate.setInjection(new Injection("i" + i, simulated.truth().snr(), 1.0, 1.0));
      }
      candidates.add(candidate);
    }
    connection = Replays.connection();
    publish(connection, candidates);
    otherOrder = Replays.connection();
    List<Candidate> shuffled = new ArrayList<>(candidates);
    Collections.shuffle(shuffled, new Random(3));
    // A file that was sent twice is one candidate.
    shuffled.add(candidates.get(0));
    publish(otherOrder, shuffled);
  }

  @Test
  void shouldFindNothingToSayOfAModelAgainstItself() throws Exception {
    ModelBundle packaged = ModelBundle.packaged();

    write(connection, packaged, packaged, folder.resolve("one"));

    String report = Files.readString(folder.resolve("one").resolve(NightReport.MARKDOWN));
    assertThat(report)
        .contains("37 candidates; the models disagree on 0 of them: 0 lost, 0 won.")
        .contains("None: both models rank the night alike.")
        .contains("| injected pulsars recalled, of 3 |")
        .contains("| known pulsars recalled, injected ones among them, of 3 |");
    assertThat(folder.resolve("one").resolve(NightReport.PICTURE)).doesNotExist();
  }

  @Test
  void shouldGiveTheSameBytesForTheSameNightInWhateverOrderItStands() throws Exception {
    ModelBundle plain = under("plain", 0);
    ModelBundle bolder = under("bolder", 6);

    write(connection, plain, bolder, folder.resolve("one"));
    write(otherOrder, plain, bolder, folder.resolve("other"));

    for (String file : List.of(NightReport.MARKDOWN, NightReport.CSV, NightReport.PICTURE)) {
      assertThat(folder.resolve("other").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
    }
  }

  @Test
  void shouldNameWhatAModelWinsAndLosesAndHowItsProbabilitiesLie() throws Exception {
    NightComparison comparison =
        write(connection, under("plain", 0), under("bolder", 6), folder.resolve("out"));

    long won = comparison.disagreements().stream().filter(row -> row.after().called()).count();
    assertThat(won).isPositive().isEqualTo(comparison.disagreements().size());
    String report = Files.readString(folder.resolve("out").resolve(NightReport.MARKDOWN));
    assertThat(report)
        .contains("## Lost\n\nNone.")
        .contains("the models disagree on " + won + " of them: 0 lost, " + won + " won.")
        .contains("| 0.9 to 1.0 |")
        .contains(comparison.disagreements().get(0).fileName());
    List<String> csv = Files.readAllLines(folder.resolve("out").resolve(NightReport.CSV));
    assertThat(csv).hasSize(41);
    // The same network under another calibration: every probability moves, no rank.
    for (NightRow row : comparison.rows()) {
      assertThat(row.after().logit()).isEqualTo(row.before().logit());
      assertThat(row.after().rank()).isEqualTo(row.before().rank());
      assertThat(row.after().probability()).isGreaterThanOrEqualTo(row.before().probability());
    }
    assertThat(comparison.rows().stream().mapToInt(row -> row.before().rank()).min()).hasValue(1);
  }

  @Test
  void shouldShowNoInjectedPulsarAsLostOrWonAndMarkEachInTheTable() throws Exception {
    NightComparison comparison =
        write(connection, under("bolder", 6), under("shy", -30), folder.resolve("out"));

    List<String> injected =
        candidates.stream()
            .filter(candidate -> candidate.getInjection() != null)
            .map(candidate -> candidate.getSource().getFileName())
            .toList();
    assertThat(injected).hasSize(3);
    String report = Files.readString(folder.resolve("out").resolve(NightReport.MARKDOWN));
    assertThat(report)
        .contains("| injected pulsars recalled, of 3 | 3 | 0 |")
        .doesNotContain(injected);
    assertThat(comparison.drawn()).noneMatch(candidate -> candidate.getInjection() != null);
    assertThat(comparison.summary())
        .contains("37 candidates of night")
        .contains("of 3 injected pulsars 3 recalled before, 0 after");
    assertThat(Files.readAllLines(folder.resolve("out").resolve(NightReport.CSV)))
        .filteredOn(line -> line.endsWith(",1"))
        .hasSize(3)
        .allMatch(line -> injected.stream().anyMatch(line::contains));
  }

  @Test
  void shouldListFirstWhoMovedByTheGreatestFactor() throws Exception {
    NightComparison comparison =
        write(connection, under("plain", 0), untrained(), folder.resolve("out"));

    String report = Files.readString(folder.resolve("out").resolve(NightReport.MARKDOWN));
    String movers =
        report.substring(report.indexOf("## Rank movers"), report.indexOf("## Calibration"));
    NightRow first =
        comparison.real().stream().max(Comparator.comparingDouble(NightRow::move)).orElseThrow();
    assertThat(movers.lines().filter(line -> line.startsWith("| cand_")))
        .hasSize(20)
        .first()
        .asString()
        .contains(
            first.fileName(), "| " + first.before().rank() + " | " + first.after().rank() + " |");
  }

  @Test
  void shouldSayWhichNightsThereAre() {
    assertThatThrownBy(() -> RecordedNight.read(connection, "2026-01-03", candidate -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("night 2026-01-03: no candidates are recorded; there are 2026-01-02 (40)");
  }

  @Test
  void shouldFindModelsByFileIdAndDigest() throws Exception {
    ModelBundle bolder = under("bolder", 6);
    Path file = Files.write(folder.resolve("bolder.zip"), bolder.bytes());
    release(bolder, file);
    try (BundleReader bundles = BundleStores.reader(S3Settings.ENVIRONMENT)) {
      ModelLookup models = new ModelLookup(otherOrder, bundles);

      for (String name :
          List.of(file.toString(), "bolder", bolder.digest().substring(0, 8), bolder.digest())) {
        ModelLookup.Found found = models.find(name);
        assertThat(found.bundle().digest()).isEqualTo(bolder.digest());
        assertThat(found.reference().getBundleUri()).isEqualTo(file.toUri().toString());
      }
      assertThat(models.find(ModelLookup.PACKAGED).reference().getBundleUri())
          .isEqualTo("packaged:compact");
      assertThatThrownBy(() -> models.find("gone.zip"))
          .hasMessage(
              "model 'gone.zip': no such file, and no release of that name; released are bolder");
    }
  }

  private NightComparison write(
      KafkaConnection from, ModelBundle before, ModelBundle after, Path to) throws Exception {
    try (CandidateScorer first = CandidateScorers.open(before, EngineKind.ONNX);
        CandidateScorer second = CandidateScorers.open(after, EngineKind.ONNX)) {
      NightComparison comparison =
          NightComparison.of(from, NIGHT, first, second, new NightTruth(Map.of()), done -> {});
      NightReport.write(comparison, to);
      return comparison;
    }
  }

  /** The network that ships, its probabilities its own but for what is added to the logit. */
  private static ModelBundle under(String modelId, double added) {
    ModelBundle bundle = ModelBundle.packaged();
    return ModelBundle.create(
        modelId + ".zip", manifest(bundle.manifest(), modelId, added), bundle.networkZip());
  }

  /** A network of the same kind that has learnt nothing. */
  private static ModelBundle untrained() {
    NetworkSettings settings = new NetworkSettings(2, 1, new CrossEntropy(), new Adam(1e-3), 0, 5);
    return ModelBundle.create(
        "untrained.zip",
        manifest(ModelBundle.packaged().manifest(), "untrained", 0),
        NetworkArchive.write(Networks.create(Networks.named("compact"), settings)));
  }

  private static Manifest manifest(Manifest of, String modelId, double added) {
    return new Manifest(
        of.formatVersion(),
        modelId,
        of.network(),
        of.loss(),
        of.inputAssembly(),
        of.trainingData(),
        of.seed(),
        of.metrics(),
        0.5,
        new LogisticCalibration(1, added),
        of.codeVersion(),
        of.createdAt());
  }

  private static void release(ModelBundle bundle, Path file) throws Exception {
    send(
        otherOrder,
        otherOrder.topics().models().name(),
        List.of(
            Map.entry(
                bundle.manifest().modelId(),
                AvroCodec.of(ModelRelease.class)
                    .encode(
                        ModelRelease.newBuilder()
                            .setModelId(bundle.manifest().modelId())
                            .setDigest(bundle.digest())
                            .setState(ModelState.CANDIDATE)
                            .setBundleUri(file.toUri().toString())
                            .setReleasedAt(Instant.EPOCH)
                            .setReleasedBy("test")
                            .build()))));
  }

  private static void publish(KafkaConnection to, List<Candidate> night) throws Exception {
    to.createTopics();
    AvroCodec<Candidate> codec = AvroCodec.of(Candidate.class);
    List<Map.Entry<String, byte[]>> records = new ArrayList<>();
    records.add(Map.entry("broken", new byte[] {1, 2, 3}));
    night.forEach(
        candidate -> records.add(Map.entry(candidate.getCandidateId(), codec.encode(candidate))));
    send(to, to.topics().candidates().name(), records);
  }

  private static void send(
      KafkaConnection to, String topic, List<Map.Entry<String, byte[]>> records) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            to.clientConfiguration(), new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (Map.Entry<String, byte[]> record : records) {
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    topic, record.getKey().getBytes(StandardCharsets.UTF_8), record.getValue())));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }
}
