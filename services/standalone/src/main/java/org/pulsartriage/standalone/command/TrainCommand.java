package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.standalone.bench.BenchReport;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.trainer.compact.CompactRecipe;
import org.pulsartriage.trainer.compact.CompactTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage train}: fits a model and writes its bundle. */
@Command(
    name = "train",
    description = {
      "Fits a model and writes its bundle.",
      "'compact' makes the model that ships, from simulated candidates alone."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class TrainCommand implements Callable<Integer> {

  private static final String COMPACT = "compact";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "EXPERIMENT", description = "What to train: " + COMPACT + ".")
  private String experiment;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the bundle, made where missing.")
  private Path out;

  @Option(
      names = "--threads",
      description = "Threads; the same number gives the same bundle. Default: the processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--created-at",
      paramLabel = "TIME",
      description = "Time stamp of the bundle (ISO 8601); default: now.")
  private Instant createdAt = Instant.now();

  @Option(
      names = "--code-version",
      paramLabel = "TEXT",
      description = "Version of the code in the bundle; default: the commit.")
  private String codeVersion = BenchReport.commit();

  @Override
  public Integer call() throws IOException {
    if (!experiment.equals(COMPACT)) {
      throw new ParameterException(
          spec.commandLine(), "no experiment '" + experiment + "'; there is: " + COMPACT);
    }
    Files.createDirectories(out);
    PrintStream lines = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    ModelBundle bundle =
        new CompactTraining(CompactRecipe.SHIPPED, threads, lines).train(createdAt, codeVersion);
    Path file = out.resolve(COMPACT + ".zip");
    Files.write(file, bundle.bytes());
    spec.commandLine().getOut().printf("%s: %s%n", file, bundle.digest());
    return ExitCodes.DONE;
  }
}
