package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.pulsartriage.datasets.DataFolder;
import org.pulsartriage.datasets.experiment.Experiment;
import org.pulsartriage.datasets.experiment.ExperimentState;
import org.pulsartriage.datasets.experiment.Experiments;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code triage experiments}: what can be trained, and whether its data is there. */
@Command(
    name = "experiments",
    description = "The experiments that 'train' knows, and the state of their data.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class ExperimentsCommand implements Callable<Integer> {

  private static final int CLASSES_SHOWN = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the data sets; default: TRIAGE_DATA, then ../shared/data.")
  private Path data;

  @Override
  public Integer call() throws IOException {
    DataFolder folder = DataFolder.find(data);
    TextTable table =
        new TextTable(
            "experiment", "data set", "network", "loss", "trained on", "tested on", "data");
    for (Experiment experiment : Experiments.all()) {
      ExperimentState state = ExperimentState.of(experiment, folder);
      table.row(
          experiment.name(),
          experiment.dataset(),
          experiment.training().network(),
          experiment.training().loss().name(),
          counts(state.trainCounts()),
          counts(state.testCounts()),
          (state.kind().name().toLowerCase(Locale.ROOT) + " " + state.detail()).strip());
    }
    table.print(spec.commandLine().getOut());
    return ExitCodes.DONE;
  }

  private static String counts(int[] counts) {
    if (counts == null) {
      return null;
    }
    if (counts.length > CLASSES_SHOWN) {
      return Arrays.stream(counts).sum() + " of " + counts.length + " classes";
    }
    return Arrays.stream(counts).mapToObj(Integer::toString).collect(Collectors.joining(" : "));
  }
}
