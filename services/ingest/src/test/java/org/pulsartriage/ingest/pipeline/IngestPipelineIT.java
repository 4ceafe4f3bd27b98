package org.pulsartriage.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.candidates.CandidateIds;
import org.pulsartriage.ingest.SimulatedFiles;
import org.pulsartriage.ingest.injection.InjectionSettings;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.Rejection;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.ledger.LedgerReader;
import org.pulsartriage.schemas.ledger.NightBalance;
import org.pulsartriage.schemas.ledger.StageCounts;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.schemas.topics.TopicCatalogue;
import org.pulsartriage.testsupport.TestCluster;

class IngestPipelineIT {

  private static final Instant NOW = Instant.parse("2026-03-01T23:59:59Z");

  private final AvroCodec<Candidate> candidates = AvroCodec.of(Candidate.class);
  private final AvroCodec<Rejection> rejections = AvroCodec.of(Rejection.class);
  private final InstantSource clock = InstantSource.fixed(NOW);

  @TempDir Path folder;
  private KafkaConnection connection;

  @BeforeEach
  void connect() {
    connection =
        new KafkaConnection(
            TestCluster.shared().bootstrapServers(),
            new TopicCatalogue("t" + UUID.randomUUID() + ".", 2),
            (short) 1,
            Map.of());
  }

  @Test
  void shouldPublishTheGoodFilesOfAFolderQuarantineTheBrokenOnesAndCountBoth() throws Exception {
    List<RawSource> files = folderOf200With5Broken();
    List<FileOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    IngestSummary summary;
    try (IngestPipeline pipeline = start("a")) {
      summary = pipeline.ingest(files, outcomes::add);
    }

    assertThat(summary.published()).isEqualTo(195);
    assertThat(summary.quarantined()).isEqualTo(5);
    assertThat(outcomes)
        .extracting(FileOutcome::fileName)
        .containsExactlyElementsOf(files.stream().map(RawSource::name).toList());
    List<ConsumerRecord<byte[], byte[]>> published = read(connection.topics().candidates().name());
    assertThat(published).hasSize(195);
    assertThat(published)
        .allSatisfy(
            record -> {
              Candidate candidate = candidates.decode(record.value());
              assertThat(new String(record.key(), StandardCharsets.UTF_8))
                  .isEqualTo(candidate.getCandidateId());
              assertThat(candidate.getNight()).isEqualTo("2026-03-01");
              assertThat(candidate.getSource().getReceivedAt()).isEqualTo(NOW);
            });
    assertThat(summary.lastOffsets())
        .allSatisfy(
            (partition, offset) ->
                assertThat(
                        published.stream()
                            .filter(r -> r.partition() == partition)
                            .mapToLong(ConsumerRecord::offset)
                            .max())
                    .hasValue(offset));
    assertCounts("2026-03-01", new StageCounts(200, 195, 0, 5));
    NightBalance night = balance("2026-03-01");
    assertThat(night.waiting()).isEqualTo(195);
    assertThat(night.balanced()).isFalse();
  }

  @Test
  void shouldKeepTheBytesOfABrokenFileWithItsFault() throws Exception {
    byte[] whole = SimulatedFiles.phcx(1);
    byte[] truncated = Arrays.copyOf(whole, whole.length / 2);
    try (IngestPipeline pipeline = start("a")) {
      FileOutcome outcome =
          pipeline.submit(new RawSource.InMemory("../a/b\u0007.phcx", truncated)).join();

      assertThat(outcome).isInstanceOf(FileOutcome.Quarantined.class);
      assertThat(outcome.fileName()).isEqualTo("b?.phcx");
      assertThat(outcome.candidateId()).isEqualTo(CandidateIds.of(truncated));
    }

    Rejection rejection = rejected().get(0);
    assertThat(rejection.getBytes().array()).isEqualTo(truncated);
    assertThat(rejection.getComplete()).isTrue();
    assertThat(rejection.getSizeBytes()).isEqualTo(truncated.length);
    assertThat(rejection.getStage()).isEqualTo("ingest");
    assertThat(rejection.getFileName()).isEqualTo("b?.phcx");
    assertThat(rejection.getCause()).isNotBlank().doesNotContain("\n");
    assertThat(rejection.getOriginTopic()).isNull();
  }

  @Test
  void shouldKeepTheBeginningOfAFileTooLargeToRead() throws Exception {
    Path sparse = folder.resolve("sparse.phcx");
    try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.setLength(2L << 30);
    }
    try (IngestPipeline pipeline = start("a")) {
      assertThat(pipeline.submit(new RawSource.OnDisk(sparse)).join())
          .isInstanceOf(FileOutcome.Quarantined.class);
    }

    Rejection rejection = rejected().get(0);
    assertThat(rejection.getSizeBytes()).isEqualTo(2L << 30);
    assertThat(rejection.getComplete()).isFalse();
    assertThat(rejection.getBytes().remaining()).isEqualTo(TopicCatalogue.QUARANTINE_MAX_BYTES);
  }

  @Test
  void shouldQuarantineAFolderAndAFileThatIsGoneAndGoOn() throws Exception {
    Path good = Files.write(folder.resolve("good.phcx"), SimulatedFiles.phcx(0));
    IngestSummary summary;
    try (IngestPipeline pipeline = start("a")) {
      summary =
          pipeline.ingest(
              List.of(
                  new RawSource.OnDisk(Files.createDirectory(folder.resolve("folder.phcx"))),
                  new RawSource.OnDisk(folder.resolve("gone.phcx")),
                  new RawSource.OnDisk(good)),
              outcome -> {});
    }

    assertThat(summary.quarantined()).isEqualTo(2);
    assertThat(summary.published()).isEqualTo(1);
    assertThat(rejected()).extracting(Rejection::getSizeBytes).containsOnly(0L);
  }

  @Test
  void shouldCountInTheNightThatItWasTold() throws Exception {
    IngestSettings settings = IngestSettings.of("a", "a1").withNight(LocalDate.of(2025, 12, 31));
    try (IngestPipeline pipeline =
        IngestPipeline.start(connection, settings, new SimpleMeterRegistry(), clock)) {
      pipeline.submit(new RawSource.InMemory("one.phcx", SimulatedFiles.phcx(0))).join();
    }

    assertCounts("2025-12-31", new StageCounts(1, 1, 0, 0));
  }

  @Test
  void shouldAddUpTheRunsOfANight() throws Exception {
    for (int run = 0; run < 2; run++) {
      IngestSettings settings = IngestSettings.of("a", "run-" + run);
      try (IngestPipeline pipeline =
          IngestPipeline.start(connection, settings, new SimpleMeterRegistry(), clock)) {
        pipeline.submit(new RawSource.InMemory("one.phcx", SimulatedFiles.phcx(0))).join();
      }
    }

    assertCounts("2026-03-01", new StageCounts(2, 2, 0, 0));
  }

  @Test
  void shouldStopOneOfTwoOfTheSameNameAndPublishEachFileOnce() {
    int told = 0;
    try (IngestPipeline first = start("same");
        IngestPipeline second = start("same")) {
      for (int i = 0; i < 20; i++) {
        IngestPipeline one = i % 2 == 0 ? first : second;
        try {
          one.submit(new RawSource.InMemory("x.phcx", SimulatedFiles.phcx(i))).join();
          told++;
        } catch (CompletionException e) {
          assertThat(e)
              .hasCauseInstanceOf(IngestException.class)
              .hasMessageContaining("another ingest runs as instance 'same'");
        }
      }
      assertThat(first.failure().isPresent()).isNotEqualTo(second.failure().isPresent());
    }

    assertThat(read(connection.topics().candidates().name())).hasSize(told);
    assertCounts("2026-03-01", new StageCounts(told, told, 0, 0));
  }

  @Test
  void shouldPublishWhatWasSubmittedBeforeItCloses() {
    List<CompletableFuture<FileOutcome>> outcomes = new ArrayList<>();
    IngestPipeline pipeline = start("a");
    for (int i = 0; i < 50; i++) {
      outcomes.add(pipeline.submit(new RawSource.InMemory(i + ".phcx", SimulatedFiles.phcx(i))));
    }
    pipeline.close();

    assertThat(outcomes).allMatch(outcome -> outcome.isDone());
    assertThat(read(connection.topics().candidates().name())).hasSize(50);
    assertThatThrownBy(() -> pipeline.submit(new RawSource.InMemory("late", new byte[0])))
        .isInstanceOf(IngestException.class)
        .hasMessage("ingest is closed");
  }

  @Test
  void shouldPublishInjectedPulsarsInTheTransactionOfTheFilesThatTheyLookLike() {
    List<RawSource> files = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      files.add(new RawSource.InMemory("sky_%03d.phcx.gz".formatted(i), SimulatedFiles.phcx(i)));
    }
    IngestSettings settings =
        IngestSettings.of("a", "a@1").withInjection(new InjectionSettings(0.1, 7L, 8, 30));
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    List<FileOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    IngestSummary summary;
    try (IngestPipeline pipeline = IngestPipeline.start(connection, settings, registry, clock)) {
      summary = pipeline.ingest(files, outcomes::add);
    }

    List<ConsumerRecord<byte[], byte[]>> published = read(connection.topics().candidates().name());
    List<Candidate> all = published.stream().map(r -> candidates.decode(r.value())).toList();
    List<Candidate> injected = all.stream().filter(c -> c.getInjection() != null).toList();
    assertThat(summary.published()).isEqualTo(200);
    assertThat(summary.injected()).isEqualTo(20);
    assertThat(all).hasSize(220);
    assertThat(injected).hasSize(20);
    assertThat(outcomes)
        .extracting(FileOutcome::fileName)
        .containsExactlyElementsOf(files.stream().map(RawSource::name).toList());
    assertThat(injected).extracting(Candidate::getCandidateId).doesNotHaveDuplicates();
    assertThat(injected)
        .extracting(candidate -> candidate.getInjection().getInjectionId())
        .doesNotHaveDuplicates()
        .allMatch(id -> id.startsWith("2026-03-01/a@1/"));
    assertThat(injected)
        .allSatisfy(
            pulsar -> {
              assertThat(pulsar.getNight()).isEqualTo("2026-03-01");
              assertThat(pulsar.getSource().getFormat()).isEqualTo("phcx");
              assertThat(pulsar.getSource().getReceivedAt()).isEqualTo(NOW);
              assertThat(pulsar.getInjection().getSnr()).isBetween(8.0, 30.0);
              assertThat(all)
                  .anyMatch(
                      real ->
                          real.getInjection() == null
                              && real.getObservation().equals(pulsar.getObservation()));
            });
    assertCounts("2026-03-01", new StageCounts(220, 220, 0, 0, 20));
    assertThat(registry.get("triage.ingest.injected").counter().count()).isEqualTo(20);
    // What the scorer has to reach: the last of each partition, whoever brought it.
    published.forEach(
        record ->
            assertThat(record.offset())
                .isLessThanOrEqualTo(summary.lastOffsets().get(record.partition())));
  }

  @Test
  void shouldInjectNothingIntoAStreamThatTheSimulatorCannotImitate() {
    IngestSettings settings =
        IngestSettings.of("a", "a@1").withInjection(new InjectionSettings(0.5, 7L, 8, 30));
    IngestSummary summary;
    try (IngestPipeline pipeline =
        IngestPipeline.start(connection, settings, new SimpleMeterRegistry(), clock)) {
      summary =
          pipeline.ingest(
              List.of(
                  new RawSource.InMemory("a.phcx.gz", SimulatedFiles.phcxOfAnotherBand(1)),
                  new RawSource.InMemory("b.phcx.gz", SimulatedFiles.phcxOfAnotherBand(2)),
                  new RawSource.InMemory("c.phcx.gz", SimulatedFiles.phcxOfAnotherBand(3))),
              outcome -> {});
    }

    assertThat(summary.published()).isEqualTo(3);
    assertThat(summary.injected()).isZero();
    assertCounts("2026-03-01", new StageCounts(3, 3, 0, 0, 0));
  }

  private IngestPipeline start(String instance) {
    return IngestPipeline.start(
        connection,
        IngestSettings.of(instance, instance + UUID.randomUUID()),
        new SimpleMeterRegistry(),
        clock);
  }

  private List<RawSource> folderOf200With5Broken() throws IOException {
    List<RawSource> files = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte[] bytes =
          i % 40 == 7 ? ("broken " + i).getBytes(StandardCharsets.UTF_8) : SimulatedFiles.phcx(i);
      files.add(new RawSource.OnDisk(Files.write(folder.resolve(i + ".phcx.gz"), bytes)));
    }
    return files;
  }

  /**
   * A transaction can be read when its markers are written, which may be after its commit came
   * back.
   */
  private void assertCounts(String night, StageCounts expected) {
    await().untilAsserted(() -> assertThat(balance(night).ingest()).isEqualTo(expected));
  }

  private NightBalance balance(String night) {
    try (LedgerReader reader = new LedgerReader(connection)) {
      return reader.read().night(night);
    }
  }

  private List<Rejection> rejected() {
    return read(connection.topics().quarantine().name()).stream()
        .map(record -> rejections.decode(record.value()))
        .toList();
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (TopicTail tail = TopicTail.of(connection, topic)) {
      tail.readSettled(all::add);
    }
    return all;
  }
}
