package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code triage jobs submit recipe}: asks for a retraining. */
@Command(
    name = "recipe",
    description = {
      "Asks for a training by a recipe. Snapshots that it names go by their place: the trainer reads",
      "them from there, and holds them to the digests that they have here. Prints the job's name."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class JobsSubmitRecipeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private JobSubmission submission;

  @Parameters(paramLabel = "FILE", description = "The recipe (YAML).")
  private Path file;

  @Override
  public Integer call() throws IOException {
    return submission.send(
        JobSubmission.requests().retraining(file, submission.options(Map.of())),
        spec.commandLine().getOut());
  }
}
