package org.pulsartriage.standalone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.candidates.CandidateFiles;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.simulator.SimulatedNight;
import org.pulsartriage.ingest.pipeline.IngestPipeline;
import org.pulsartriage.ingest.pipeline.RawSource;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.ledger.LedgerReader;
import org.pulsartriage.schemas.ledger.NightBalance;
import org.pulsartriage.standalone.Triages;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.Progress;

/** A small night with injected pulsars, from files to the commands that show scores. */
class InjectionIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private KafkaConnection connection;

  @Test
  void shouldScoreInjectedPulsarsBalanceTheLedgerAndShowThemToNobodyWhoDoesNotAsk()
      throws Exception {
    Path files = folder.resolve("night");
    new SimulatedNight(7, PhcxGeneration.MEDLAT, 2, 9, 9).write(files, done -> {});
    Map<String, Object> settings =
        Map.of(
            "triage.ingest.injection.share",
            0.25,
            "triage.ingest.injection.seed",
            7,
            "triage.ingest.injection.snr-range",
            List.of(20, 60));
    try (LocalPipeline pipeline =
        LocalPipeline.withBroker(new PipelineHome(folder.resolve("home")), 0, 0, settings)) {
      connection = pipeline.connection();

      Delivery.Outcome outcome = deliver(pipeline, files);

      assertThat(outcome.received()).isEqualTo(20);
      assertThat(outcome.injected()).isEqualTo(5);
      assertThat(outcome.scores()).hasSize(20).allMatch(score -> score.getInjection() == null);
      assertThat(outcome.injectedScores())
          .hasSize(5)
          .allMatch(score -> score.getInjection().getSnr() >= 20);
      try (LedgerReader ledger = new LedgerReader(connection)) {
        assertThat(ledger.read().nights())
            .isNotEmpty()
            .allMatch(NightBalance::balanced)
            .extracting(night -> night.ingest().injected())
            .satisfies(
                injected -> assertThat(injected.stream().mapToLong(n -> n).sum()).isEqualTo(5));
      }
      String pulsar = outcome.injectedScores().get(0).getCandidateId();
      for (String format : List.of("table", "csv", "jsonl")) {
        String marked = run("scores", "--format", format, "--injected");
        assertThat(run("scores", "--format", format))
            .doesNotContain("inject")
            .doesNotContain(names(outcome.injectedScores()));
        assertThat(marked)
            .contains(outcome.injectedScores().get(0).getInjection().getInjectionId());
      }
      assertThat(run("scores", "--format", "csv").lines()).hasSize(21);
      assertThat(run("scores", "--format", "csv", "--injected").lines())
          .hasSize(26)
          .first()
          .asString()
          .endsWith(",injected");
      assertThat(run("scores", "--format", "csv", "--injected")).contains(pulsar);
      assertThat(run("ledger")).contains("injected");
    }
  }

  /** Identities: a file's name may be that of another's too. */
  private static List<String> names(List<Score> scores) {
    return scores.stream().map(Score::getCandidateId).toList();
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

  private String run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap-servers", connection.bootstrapServers()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Triages.execute(new PrintWriter(out), new PrintWriter(err, true), all);
    assertThat(code).as("%s: %s", all, err).isEqualTo(ExitCodes.DONE);
    return out.toString();
  }
}
