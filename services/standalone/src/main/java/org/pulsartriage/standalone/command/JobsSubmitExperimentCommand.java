package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage jobs submit experiment}: asks for a named experiment. */
@Command(
    name = "experiment",
    description = "Asks for a named experiment; 'experiments' lists them. Prints the job's name.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class JobsSubmitExperimentCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private JobSubmission submission;

  @Parameters(paramLabel = "NAME", description = "Its name.")
  private String name;

  @Option(names = "--loss", description = "Another loss than the experiment's.")
  private String loss;

  @Option(names = "--seeds", paramLabel = "S[,...]", description = "Other seeds, a training each.")
  private String seeds;

  @Option(names = "--epochs", paramLabel = "N", description = "Another number of epochs.")
  private Integer epochs;

  @Override
  public Integer call() throws IOException {
    Map<String, String> options = new TreeMap<>();
    if (loss != null) {
      options.put("loss", loss);
    }
    if (seeds != null) {
      options.put("seeds", seeds);
    }
    if (epochs != null) {
      options.put("epochs", epochs.toString());
    }
    return submission.send(
        JobSubmission.requests().experiment(name, submission.options(options)),
        spec.commandLine().getOut());
  }
}
