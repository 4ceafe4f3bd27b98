package org.pulsartriage.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.candidates.CandidateFiles;
import org.pulsartriage.candidates.CandidateReader;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.preprocess.Preprocessor;
import org.pulsartriage.candidates.simulator.SimulatedNight;
import org.pulsartriage.ingest.pipeline.IngestPipeline;
import org.pulsartriage.ingest.pipeline.RawSource;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.TopicTail;
import org.pulsartriage.schemas.ledger.AuditReader;
import org.pulsartriage.schemas.ledger.LedgerReader;
import org.pulsartriage.schemas.ledger.NightBalance;
import org.pulsartriage.schemas.serde.AvroCodec;
import org.pulsartriage.standalone.console.Progress;

/** A small night through broker, ingest and scorer in this JVM, with the model that ships. */
class LocalPipelineIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void shouldScoreEachCandidateOnceBitForBitAsWithoutKafkaAndGoOnAfterARestart() throws Exception {
    Path files = folder.resolve("night");
    new SimulatedNight(7, PhcxGeneration.MEDLAT, 5, 10, 10).write(files, done -> {});
    Files.write(files.resolve("broken.phcx"), "<phcf><head>".getBytes());
    PipelineHome home = new PipelineHome(folder.resolve("home"));

    try (LocalPipeline pipeline = LocalPipeline.withBroker(home, 0, 0, Map.of())) {
      Delivery.Outcome first = deliver(pipeline, files);
      assertThat(first.received()).isEqualTo(26);
      assertThat(first.rejections()).isEqualTo(1);
      assertThat(first.duplicates()).isZero();
      assertThat(probabilities(first.scores())).isEqualTo(offline(files));

      Delivery.Outcome again = deliver(pipeline, files);
      assertThat(again.scores()).isEmpty();
      assertThat(again.duplicates()).isEqualTo(25);
    }

    try (LocalPipeline pipeline = LocalPipeline.withBroker(home, 0, 0, Map.of())) {
      Delivery.Outcome afterRestart = deliver(pipeline, files);
      assertThat(afterRestart.scores()).isEmpty();
      assertThat(afterRestart.duplicates()).isEqualTo(25);
      assertThat(scoresOnTheTopic(pipeline.connection())).isEqualTo(25);
      assertThat(new AuditReader(pipeline.connection()).missing()).isEmpty();
      try (LedgerReader ledger = new LedgerReader(pipeline.connection())) {
        assertThat(ledger.read().nights())
            .isNotEmpty()
            .allMatch(NightBalance::balanced)
            .extracting(balance -> balance.scorer().received())
            .satisfies(
                received -> assertThat(received.stream().mapToLong(n -> n).sum()).isEqualTo(75));
      }
    }
  }

  private static Delivery.Outcome deliver(LocalPipeline pipeline, Path files) throws Exception {
    List<Path> found = CandidateFiles.in(List.of(files)).files();
    try (Delivery delivery =
            new Delivery(pipeline.connection(), pipeline.bean(IngestPipeline.class));
        Progress progress = Progress.on("ingested", found.size())) {
      delivery.send(found.stream().map(RawSource.OnDisk::new).toList(), progress, outcome -> {});
      return delivery.await(PATIENCE);
    }
  }

  private static Map<String, Double> probabilities(List<Score> scores) {
    Map<String, Double> probabilities = new HashMap<>();
    scores.forEach(score -> probabilities.put(score.getFileName(), score.getProbability()));
    return probabilities;
  }

  private static Map<String, Double> offline(Path files) throws Exception {
    CandidateReader reader = new CandidateReader();
    Map<String, Double> probabilities = new HashMap<>();
    try (CandidateScorer scorer = CandidateScorers.open(ModelBundle.packaged(), EngineKind.ONNX)) {
      for (Path file : CandidateFiles.in(List.of(files)).files()) {
        if (file.getFileName().toString().startsWith("broken")) {
          continue;
        }
        CandidateReader.Read read = reader.read(file);
        Candidate candidate =
            Preprocessor.preprocess(
                read.candidate(),
                new CandidateSource(
                    read.file().name(), read.format(), 0L, Clock.systemUTC().instant()),
                read.candidateId(),
                "2026-01-01");
        probabilities.put(
            read.file().name(), scorer.score(List.of(candidate)).get(0).probability());
      }
    }
    return probabilities;
  }

  private static int scoresOnTheTopic(KafkaConnection connection) {
    AvroCodec<Score> codec = AvroCodec.of(Score.class);
    List<String> ids = new ArrayList<>();
    try (TopicTail tail = TopicTail.of(connection, connection.topics().scores().name())) {
      tail.read(record -> ids.add(codec.decode(record.value()).getCandidateId()));
    }
    assertThat(ids).doesNotHaveDuplicates();
    return ids.size();
  }
}
