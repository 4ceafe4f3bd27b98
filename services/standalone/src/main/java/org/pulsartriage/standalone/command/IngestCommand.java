package org.pulsartriage.standalone.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.pulsartriage.candidates.CandidateFiles;
import org.pulsartriage.ingest.pipeline.FileOutcome;
import org.pulsartriage.ingest.pipeline.IngestPipeline;
import org.pulsartriage.ingest.pipeline.IngestSettings;
import org.pulsartriage.ingest.pipeline.IngestSummary;
import org.pulsartriage.ingest.pipeline.RawSource;
import org.pulsartriage.schemas.ScoreLabel;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.standalone.console.Accepted;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.Progress;
import org.pulsartriage.standalone.pipeline.Delivery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage ingest}: files into the pipeline. */
@Command(
    name = "ingest",
    description = {
      "Files and folders into the pipeline. What cannot be read goes to quarantine with its bytes.",
      "Start the pipeline first: ./triage up, or deploy/cluster up."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class IngestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;
  @Mixin private InjectionOptions injection;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders.")
  private List<Path> paths;

  @Option(names = "--wait", description = "Return only when all of it is scored.")
  private boolean wait;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "With --wait: how long the scorer may stand still; default ${DEFAULT-VALUE}.")
  private int patience;

  @Option(
      names = "--night",
      paramLabel = "YYYY-MM-DD",
      description = "Night that the files count for; default: today, UTC.")
  private LocalDate night;

  @Override
  public Integer call() throws IOException {
    CandidateFiles found = CandidateFiles.in(paths);
    PrintWriter err = spec.commandLine().getErr();
    if (!found.skipped().isEmpty()) {
      err.println(
          found.skipped().size() + " files left out by name, the first " + found.skipped().get(0));
    }
    if (found.files().isEmpty()) {
      throw new CommandFailure("no files in " + paths);
    }
    KafkaConnection connection = pipeline.connect();
    String run = "command-" + UUID.randomUUID();
    try (IngestPipeline ingest =
            IngestPipeline.start(
                connection,
                IngestSettings.of(run, run).withNight(night).withInjection(injection.settings()),
                new SimpleMeterRegistry(),
                InstantSource.system());
        Delivery delivery = new Delivery(connection, ingest)) {
      IngestSummary summary;
      try (Progress progress = Progress.on("ingested", found.files().size())) {
        summary =
            delivery.send(
                found.files().stream().map(RawSource.OnDisk::new).toList(),
                progress,
                outcome -> tell(outcome, err));
      }
      PrintWriter out = spec.commandLine().getOut();
      if (wait) {
        Delivery.Outcome outcome = delivery.await(Duration.ofSeconds(patience));
        out.printf(
            "received %s = scored %d + quarantined %d + duplicates %d%n",
            Accepted.text(outcome.received(), outcome.injected()),
            outcome.scores().size() + outcome.injectedScores().size(),
            outcome.rejections(),
            outcome.duplicates());
        out.printf(
            "called a pulsar: %d%n",
            outcome.scores().stream()
                .filter(score -> score.getLabel() == ScoreLabel.PULSAR)
                .count());
      } else {
        out.printf(
            "received %s = published %d + quarantined %d%n",
            Accepted.text(summary.published() + summary.quarantined(), summary.injected()),
            summary.published() + summary.injected(),
            summary.quarantined());
      }
      out.flush();
    }
    return ExitCodes.DONE;
  }

  private static void tell(FileOutcome outcome, PrintWriter err) {
    if (outcome instanceof FileOutcome.Quarantined rejected) {
      err.println(
          rejected.fileName()
              + ": "
              + rejected.element()
              + ": "
              + rejected.cause()
              + " (quarantined)");
    }
  }
}
