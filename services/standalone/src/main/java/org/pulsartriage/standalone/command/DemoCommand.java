package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.demo.Demo;
import org.pulsartriage.standalone.files.WorkingFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code triage demo}: a simulated night through the whole pipeline. */
@Command(
    name = "demo",
    description = {
      "Simulates a night of 2,000 candidates and runs it through broker, ingest and scorer.",
      "Ends by itself with a summary; exit code 1 if the counts do not balance."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--seed",
      defaultValue = "20081118",
      description = "Seed of the night; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keep the night's files and the pipeline's data in this new folder.")
  private Path keep;

  @Mixin private SkyOptions sky;
  @Mixin private InjectionOptions injection;

  @Override
  public Integer call() throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>(sky.settings());
    settings.putAll(injection.serviceSettings());
    try (WorkingFolder folder = WorkingFolder.of(keep, "demo")) {
      boolean balanced = new Demo(seed, settings, spec.commandLine().getOut()).run(folder.path());
      spec.commandLine().getOut().flush();
      return balanced ? ExitCodes.DONE : ExitCodes.FAILURE;
    }
  }
}
