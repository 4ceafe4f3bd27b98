package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.pulsartriage.schemas.Alarm;
import org.pulsartriage.schemas.AlarmKind;
import org.pulsartriage.schemas.alarms.AlarmReader;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code triage alarms}: what a person should look at. */
@Command(
    name = "alarms",
    description = "What a person should look at, and what was done by a rule; the latest last.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class AlarmsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "One of ${COMPLETION-CANDIDATES} alone.")
  private AlarmKind kind;

  @Option(names = "--night", paramLabel = "YYYY-MM-DD", description = "One night alone.")
  private String night;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Alarm> alarms;
    try (AlarmReader reader = new AlarmReader(pipeline.connect())) {
      alarms =
          reader.read().stream()
              .filter(alarm -> kind == null || kind == alarm.getKind())
              .filter(alarm -> night == null || night.equals(alarm.getNight()))
              .toList();
    }
    if (alarms.isEmpty()) {
      out.println("No alarms.");
    } else {
      TextTable table = new TextTable("at", "kind", "subject", "night", "message");
      alarms.forEach(
          alarm ->
              table.row(
                  alarm.getAt(),
                  alarm.getKind(),
                  alarm.getSubject(),
                  alarm.getNight(),
                  alarm.getMessage()));
      table.print(out);
    }
    out.flush();
    return ExitCodes.DONE;
  }
}
