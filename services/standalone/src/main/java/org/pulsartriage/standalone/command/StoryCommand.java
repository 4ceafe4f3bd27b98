package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.files.WorkingFolder;
import org.pulsartriage.standalone.story.Story;
import org.pulsartriage.standalone.story.StoryEnd;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code triage story}: a simulated week, from a flood of interference to the model without it. */
@Command(
    name = "story",
    description = {
      "Tells a simulated week through the whole pipeline: a new kind of interference floods the",
      "queue, raters label, a model is retrained, shadows, is promoted, and the flood is gone.",
      "Exit code 1 if the flood is not gone, or the counts do not balance."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class StoryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--brief", description = "Four small nights instead of seven.")
  private boolean brief;

  @Option(
      names = "--seed",
      defaultValue = "20260302",
      description = "Seed of the week; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Run trainer and replay as processes of their own, and kill each so many times.")
  private int kills;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keep the week's files and the pipeline's data in this new folder.")
  private Path keep;

  @Override
  public Integer call() throws IOException {
    if (kills < 0) {
      throw new ParameterException(spec.commandLine(), "--kills is 0 or more");
    }
    try (WorkingFolder folder = WorkingFolder.of(keep, "story")) {
      StoryEnd end = Story.tell(brief, seed, kills, folder.path(), spec.commandLine().getOut());
      return end.balanced() && end.falsePositivesAfter() < end.falsePositivesBefore() / 2
          ? ExitCodes.DONE
          : ExitCodes.FAILURE;
    }
  }
}
