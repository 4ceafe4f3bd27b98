package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.standalone.bench.BenchReport;
import org.pulsartriage.standalone.bench.Machine;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.endurance.Swaps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code triage endure swaps}: models change under load. */
@Command(
    name = "swaps",
    description = {
      "Changes the active model again and again while candidates come, and holds that no second",
      "passes without a score, that every score is by the model recorded for its offset, and that",
      "it equals that model's own word bit for bit."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class EndureSwapsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private EndureOptions options;

  @Option(
      names = "--swaps",
      defaultValue = "50",
      description = "Changes of the model; default ${DEFAULT-VALUE}.")
  private int swaps;

  @Option(
      names = "--rate",
      defaultValue = "500",
      description = "Candidates a second; default ${DEFAULT-VALUE}.")
  private double rate;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "15",
      description = "Time under load before the first change; default ${DEFAULT-VALUE}.")
  private int warmUp;

  @Override
  public Integer call() throws IOException, InvalidBundleException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = options.folder();
    out.println(Machine.describe() + ", commit " + BenchReport.commit());
    out.printf("data: %s%n", folder);
    out.flush();
    Swaps.Result result =
        new Swaps(
                new Swaps.Plan(
                    swaps, rate, options.engine(), Duration.ofSeconds(warmUp), options.seed()),
                folder)
            .run(this::tell);
    out.printf(
        Locale.ROOT,
        "candidates %d, scores %d, doubled %d%n"
            + "longest without a score: %.3f s; of one partition %.3f s%n"
            + "slowest change, from the command to the last partition: %.2f s%n"
            + "scores by another model than recorded: %d%n"
            + "scores that differ from their model's own word: %d%n"
            + "%s%n",
        result.candidates(),
        result.scores(),
        result.doubled(),
        result.gap().toMillis() / 1e3,
        result.partitionGap().toMillis() / 1e3,
        result.slowest().toMillis() / 1e3,
        result.byAnotherModel(),
        result.different(),
        result.sound() ? "sound" : "NOT SOUND");
    out.flush();
    return result.sound() ? ExitCodes.DONE : ExitCodes.FAILURE;
  }

  private void tell(Swaps.Swap swap) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%3d  %-24s %.2f s%n",
        swap.number(),
        swap.modelId(),
        swap.took().toMillis() / 1e3);
    out.flush();
  }
}
