package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.ledger.AuditReader;
import org.pulsartriage.schemas.ledger.LedgerReader;
import org.pulsartriage.schemas.ledger.MissingCandidate;
import org.pulsartriage.schemas.ledger.NightBalance;
import org.pulsartriage.schemas.ledger.StageCounts;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code triage ledger}: what came in, and what became of it. */
@Command(
    name = "ledger",
    description = {
      "Counts of each night and stage; names the candidates that are unaccounted for.",
      "Injected pulsars are counted among those received, and told beside them.",
      "Exit code 1 if there are any."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class LedgerCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Option(names = "--night", paramLabel = "YYYY-MM-DD", description = "One night alone.")
  private String night;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    KafkaConnection connection = pipeline.connect();
    List<NightBalance> nights;
    try (LedgerReader reader = new LedgerReader(connection)) {
      var ledger = reader.read();
      nights = night == null ? ledger.nights() : List.of(ledger.night(night));
    }
    if (nights.isEmpty()) {
      out.println("Nothing was received yet.");
      return ExitCodes.DONE;
    }
    TextTable table =
        new TextTable(
            "night",
            "stage",
            "received",
            "injected",
            "passed",
            "duplicates",
            "quarantined",
            "balance");
    for (NightBalance balance : nights) {
      row(table, balance.night(), "ingest", balance.ingest(), balance.ingest().unexplained());
      row(
          table,
          balance.night(),
          "scorer",
          balance.scorer(),
          balance.waiting() + balance.scorer().unexplained());
    }
    table.print(out);
    if (nights.stream().allMatch(NightBalance::balanced)) {
      return ExitCodes.DONE;
    }
    List<MissingCandidate> missing = new AuditReader(connection).missing();
    out.println(missing.size() + " candidates have neither a score nor a rejection:");
    missing.stream()
        .limit(SHOWN)
        .forEach(
            candidate ->
                out.println(
                    candidate.candidateId()
                        + " at partition "
                        + candidate.partition()
                        + ", offset "
                        + candidate.offset()));
    if (missing.size() > SHOWN) {
      out.println("and " + (missing.size() - SHOWN) + " more");
    }
    out.flush();
    return ExitCodes.FAILURE;
  }

  private static void row(
      TextTable table, String night, String stage, StageCounts counts, long missing) {
    table.row(
        night,
        stage,
        counts.received(),
        counts.injected(),
        counts.passed(),
        counts.duplicates(),
        counts.quarantined(),
        missing == 0 ? "balanced" : missing > 0 ? missing + " waiting" : -missing + " too many");
  }
}
