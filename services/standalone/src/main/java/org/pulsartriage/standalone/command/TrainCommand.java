package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.experiment.Experiments;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.device.Device;
import org.pulsartriage.models.device.Devices;
import org.pulsartriage.standalone.bench.BenchReport;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import org.pulsartriage.trainer.report.RunResult;
import org.pulsartriage.trainer.run.ExperimentRun;
import org.pulsartriage.trainer.run.ProgressLines;
import org.pulsartriage.trainer.run.RunOptions;
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
      "Carries out an experiment ('experiments' lists them) and writes report and bundles.",
      "From simulated candidates alone: 'compact' makes the model that ships; 'htru' trains the",
      "large network, shortly; 'cascade' joins --first and --second, training what is not given.",
      "Started again with the same --out, an experiment goes on from its last epoch."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class TrainCommand implements Callable<Integer> {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "EXPERIMENT", description = "Its name, compact, htru or cascade.")
  private String experiment;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for report and bundles, made where missing.")
  private Path out;

  @Option(names = "--loss", description = "Another loss than the experiment's.")
  private String loss;

  @Option(
      names = "--loss-parameter",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the loss, e.g. beta=0; may be given again.")
  private Map<String, Double> lossParameters = Map.of();

  @Option(names = "--seeds", split = ",", description = "Other seeds, a training each.")
  private List<Long> seeds;

  @Option(names = "--epochs", description = "Another number of epochs; the scored ones move.")
  private Integer epochs;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the data sets; default: TRIAGE_DATA, then ../shared/data.")
  private Path data;

  @Option(
      names = "--threads",
      description = "Threads; the same number gives the same bundle. Default: the processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--device",
      defaultValue = "cpu",
      description = "cpu, or gpu in a build with -Pcuda. Default: ${DEFAULT-VALUE}.")
  private String device;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Candidates an epoch of htru; default: " + SimulatedModels.HTRU_SAMPLES + ".")
  private Integer samples;

  @Option(
      names = "--first",
      paramLabel = "FILE",
      description = "First model of a cascade; default: the one that ships.")
  private Path first;

  @Option(
      names = "--second",
      paramLabel = "FILE",
      description = "Second model of a cascade; default: 'htru', trained now.")
  private Path second;

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
  public Integer call() throws IOException, InterruptedException, InvalidBundleException {
    String on = new Devices().use(device());
    Files.createDirectories(out);
    if (SimulatedModels.NAMES.contains(experiment)) {
      return simulated();
    }
    if (samples != null || first != null || second != null) {
      throw new ParameterException(
          spec.commandLine(), experiment + " is an experiment: no --samples, --first or --second");
    }
    RunOptions options =
        new RunOptions(
            DataFolder.find(data),
            out,
            loss,
            lossParameters,
            seeds,
            epochs,
            null,
            null,
            threads,
            1,
            "./triage "
                + String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs()),
            codeVersion);
    RunResult result =
        new ExperimentRun(
                Experiments.named(experiment),
                options,
                InstantSource.system(),
                new ProgressLines(System.err::println, InstantSource.system(), BETWEEN_LINES, on))
            .run();
    TextTable table = new TextTable("figure", "mean", "sd", "95 % interval", "seeds");
    result
        .summary()
        .forEach(
            (name, figure) ->
                table.row(
                    name,
                    number(figure.mean()),
                    number(figure.sd()),
                    "+- " + number(figure.halfWidth95()),
                    figure.seeds()));
    table.print(spec.commandLine().getOut());
    spec.commandLine().getOut().println("report in " + out);
    return ExitCodes.DONE;
  }

  private Device device() {
    try {
      return Device.labelled(device);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private int simulated() throws IOException, InvalidBundleException {
    if (loss != null || seeds != null) {
      throw new ParameterException(
          spec.commandLine(), experiment + " has one recipe: no --loss or --seeds");
    }
    boolean large = !experiment.equals(SimulatedModels.COMPACT);
    if (!large && (samples != null || epochs != null || first != null || second != null)) {
      throw new ParameterException(
          spec.commandLine(),
          experiment + " has one recipe: no --samples, --epochs, --first or --second");
    }
    SimulatedModels models =
        new SimulatedModels(
            out,
            threads,
            createdAt,
            codeVersion,
            new PrintStream(System.err, true, StandardCharsets.UTF_8),
            spec.commandLine().getOut());
    switch (experiment) {
      case SimulatedModels.COMPACT -> models.compact();
      case SimulatedModels.HTRU -> models.htru(samples, epochs);
      default -> models.cascade(first, second, samples, epochs);
    }
    return ExitCodes.DONE;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
