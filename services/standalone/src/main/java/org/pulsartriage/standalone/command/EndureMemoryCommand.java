package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pulsartriage.standalone.bench.BenchReport;
import org.pulsartriage.standalone.bench.Machine;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.endurance.MemorySample;
import org.pulsartriage.standalone.endurance.MemoryTrend;
import org.pulsartriage.standalone.endurance.MemoryWatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code triage endure memory}: memory stays. */
@Command(
    name = "memory",
    description = {
      "Watches the resident memory of './triage up' while files are uploaded at an even rate.",
      "Holds that over the last two thirds of the time it grows by 3 %% at most."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class EndureMemoryCommand implements Callable<Integer> {

  private static final int TOLD_EVERY = 12;

  @Spec private CommandSpec spec;
  @Mixin private EndureOptions options;

  @Option(names = "--minutes", defaultValue = "30", description = "Time; default ${DEFAULT-VALUE}.")
  private int minutes;

  @Option(
      names = "--rate",
      defaultValue = "200",
      description = "Files a second; default ${DEFAULT-VALUE}.")
  private double rate;

  @Option(names = "--csv", paramLabel = "OUT", description = "Write the samples here, too.")
  private Path csv;

  private int samples;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = options.folder();
    out.println(Machine.describe() + ", commit " + BenchReport.commit());
    out.printf("data and log: %s%n", folder);
    out.flush();
    MemoryWatch.Result result =
        new MemoryWatch(
                new MemoryWatch.Plan(
                    Duration.ofMinutes(minutes), rate, options.seed(), options.settings()),
                folder)
            .run(this::tell);
    if (csv != null) {
      Files.write(csv, lines(result.samples()));
    }
    MemoryTrend trend = result.trend();
    out.printf(
        Locale.ROOT,
        "uploaded %d, refused %d; scored %d, ledger %s%n"
            + "resident memory over the last %.0f minutes: mean %.0f MiB, slope %+.1f MiB an hour,"
            + " growth %+.2f %%%n%s%n",
        result.uploaded(),
        result.refused(),
        result.counts().passed(),
        result.balanced() ? "balances" : "DOES NOT BALANCE",
        trend.hours() * 60,
        trend.mean(),
        trend.slope(),
        100 * trend.growth(),
        result.sound() ? "flat" : "NOT SOUND");
    out.flush();
    return result.sound() ? ExitCodes.DONE : ExitCodes.FAILURE;
  }

  private static List<String> lines(List<MemorySample> samples) {
    List<String> lines = new ArrayList<>();
    lines.add("seconds,mebibytes");
    for (MemorySample sample : samples) {
      lines.add(String.format(Locale.ROOT, "%.0f,%.1f", sample.hours() * 3600, sample.mebibytes()));
    }
    return lines;
  }

  private void tell(MemorySample sample) {
    if (samples++ % TOLD_EVERY == 0) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf(Locale.ROOT, "%5.1f min  %5.0f MiB%n", sample.hours() * 60, sample.mebibytes());
      out.flush();
    }
  }
}
