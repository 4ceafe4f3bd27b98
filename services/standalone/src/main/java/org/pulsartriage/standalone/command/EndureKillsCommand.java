package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.standalone.bench.BenchReport;
import org.pulsartriage.standalone.bench.Machine;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.endurance.KillRound;
import org.pulsartriage.standalone.endurance.KillRounds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code triage endure kills}: what is killed loses nothing. */
@Command(
    name = "kills",
    description = {
      "Kills processes (SIGKILL) at random moments while files come and models change, starts them",
      "again, and holds after each round that every accepted candidate has exactly one score, by",
      "the model that is recorded for its offset, and that the ledger balances."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class EndureKillsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private EndureOptions options;

  @Option(names = "--rounds", defaultValue = "20", description = "Kills; default ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--cluster",
      description =
          "Three brokers, ingest and scorer, each a process: scorer, broker, ingest in turn."
              + " Default: './triage up', all in one.")
  private boolean cluster;

  @Option(
      names = "--rate",
      defaultValue = "40",
      description = "Files a second; default ${DEFAULT-VALUE}.")
  private double rate;

  @Option(
      names = "--within",
      paramLabel = "SECONDS",
      defaultValue = "6",
      description = "The kill comes within this of a round's start; default ${DEFAULT-VALUE}.")
  private int within;

  @Override
  public Integer call() throws IOException, InvalidBundleException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = options.folder();
    out.println(Machine.describe() + ", commit " + BenchReport.commit());
    out.printf("data and logs: %s%n", folder);
    out.flush();
    List<KillRound> done =
        new KillRounds(
                new KillRounds.Plan(
                    cluster,
                    rounds,
                    rate,
                    options.seed(),
                    Duration.ofSeconds(within),
                    options.settings()),
                folder)
            .run(this::tell);
    boolean sound = done.stream().allMatch(KillRound::sound);
    KillRound last = done.get(done.size() - 1);
    out.printf(
        "%d kills, %d candidates, %d models: %s%n",
        done.size(),
        last.accepted(),
        last.models(),
        sound ? "each scored once, nothing lost" : "NOT SOUND");
    out.flush();
    return sound ? ExitCodes.DONE : ExitCodes.FAILURE;
  }

  private void tell(KillRound round) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%2d  %-8s killed at %4.1f s, whole after %5.1f s  models: %-28s accepted %6d  scored %6d"
            + "  sent again %5d  lost %d  doubled %d  by another model %d  ledger %s%n",
        round.number(),
        round.victim(),
        round.after().toMillis() / 1e3,
        round.recovery().toMillis() / 1e3,
        round.change(),
        round.accepted(),
        round.scored(),
        round.sentAgain(),
        round.lost(),
        round.doubled(),
        round.byAnotherModel(),
        round.balanced() ? "balances" : "DOES NOT BALANCE");
    out.flush();
  }
}
