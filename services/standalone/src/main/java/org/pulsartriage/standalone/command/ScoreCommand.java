package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.pulsartriage.candidates.CandidateFiles;
import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.scorer.catalogue.KnownPulsars;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage score}: candidate files to probabilities, without Kafka. */
@Command(
    name = "score",
    description = {
      "Scores candidate files without Kafka: the same probabilities as the pipeline gives.",
      "A file that cannot be read is named on standard error, and the exit code is 1; the rest goes on."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ScoreCommand implements Callable<Integer> {

  private static final double ARCMINUTES_A_DEGREE = 60;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders.")
  private List<Path> paths;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private ScoreFormat format;

  @Option(
      names = "--engine",
      defaultValue = "onnx",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private EngineKind engine;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "A model bundle; default: the one that ships.")
  private Path model;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "Say which known pulsars they may be: a CSV file; see 'up'.")
  private Path catalogue;

  @Option(
      names = "--beam-width",
      paramLabel = "ARCMIN",
      defaultValue = "14.4",
      description = "Full width of the beam at half its height; default ${DEFAULT-VALUE}.")
  private double beamWidth;

  @Override
  public Integer call() throws IOException, InvalidBundleException {
    CandidateFiles found = CandidateFiles.in(paths);
    PrintWriter err = spec.commandLine().getErr();
    if (!found.skipped().isEmpty()) {
      err.println("left out by name: " + names(found.skipped()));
    }
    if (found.files().isEmpty()) {
      throw new CommandFailure("no files in " + names(paths));
    }
    ModelBundle bundle = model == null ? ModelBundle.packaged() : ModelBundle.open(model);
    KnownPulsars known =
        catalogue == null
            ? KnownPulsars.none()
            : KnownPulsars.in(catalogue, beamWidth / ARCMINUTES_A_DEGREE);
    OfflineCandidates candidates = new OfflineCandidates(Clock.systemUTC());
    ScorePrinter printer = format.printer(spec.commandLine().getOut(), catalogue != null, false);
    int failed = 0;
    try (CandidateScorer scorer = CandidateScorers.open(bundle, engine);
        Progress progress = Progress.on("scored", found.files().size())) {
      for (Path file : found.files()) {
        try {
          Candidate candidate = candidates.read(file);
          // One at a time, as the pipeline does: the same bits.
          printer.print(
              ScoreLine.of(
                  candidate, scorer.score(List.of(candidate)).get(0), known.matches(candidate)));
        } catch (MalformedCandidateException e) {
          failed++;
          err.println(e.getMessage());
        }
        progress.add(1);
      }
    }
    printer.end();
    spec.commandLine().getOut().flush();
    if (failed > 0) {
      err.println(failed + " of " + found.files().size() + " files could not be read");
      return ExitCodes.FAILURE;
    }
    return ExitCodes.DONE;
  }

  private static String names(List<Path> paths) {
    return String.join(", ", paths.stream().map(Path::toString).toList());
  }
}
