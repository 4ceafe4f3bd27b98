package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pulsartriage.schemas.DriftWindow;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.LatestRecords;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code triage drift}: what came that does not look like what the model was trained on. */
@Command(
    name = "drift",
    description = {
      "Quantities of a beam and hour that differ from what the model was trained on.",
      "An hour is tested once nothing more has come for it for some minutes."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class DriftCommand implements Callable<Integer> {

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Option(names = "--night", paramLabel = "YYYY-MM-DD", description = "One night alone.")
  private String night;

  @Option(names = "--all", description = "Show what has not drifted too.")
  private boolean all;

  @Override
  public Integer call() throws IOException {
    KafkaConnection connection = pipeline.connect();
    List<DriftWindow> windows;
    try (LatestRecords<DriftWindow> records =
        new LatestRecords<>(connection, connection.topics().drift().name(), DriftWindow.class)) {
      windows =
          records.read().stream()
              .filter(window -> night == null || night.equals(window.getNight()))
              .sorted(
                  Comparator.comparing(DriftWindow::getNight)
                      .thenComparing(DriftWindow::getHour)
                      .thenComparing(
                          DriftWindow::getBeam, Comparator.nullsFirst(Comparator.naturalOrder()))
                      .thenComparing(DriftWindow::getQuantity))
              .toList();
    }
    print(windows, spec.commandLine().getOut());
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }

  private void print(List<DriftWindow> windows, PrintWriter out) {
    if (windows.isEmpty()) {
      out.println("No hour has been tested yet.");
      return;
    }
    List<DriftWindow> shown =
        windows.stream().filter(window -> all || window.getDrifted()).toList();
    if (!shown.isEmpty()) {
      table(shown).print(out);
    }
    out.printf(
        "%d of %d tested quantities of a beam and hour have drifted; %d were not tested%n",
        windows.stream().filter(DriftWindow::getDrifted).count(),
        windows.stream().filter(window -> window.getPLimit() != null).count(),
        windows.stream().filter(window -> window.getPLimit() == null).count());
  }

  private static TextTable table(List<DriftWindow> windows) {
    TextTable table =
        new TextTable(
            "night",
            "hour UTC",
            "beam",
            "quantity",
            "sample",
            "against",
            "stability index",
            "distance",
            "p",
            "limit",
            "");
    for (DriftWindow window : windows) {
      table.row(
          window.getNight(),
          HOUR.format(window.getHour()),
          window.getBeam() == null ? "-" : window.getBeam(),
          window.getQuantity(),
          window.getSample(),
          window.getReference() == null ? "-" : window.getReference(),
          number("%.3f", window.getStabilityIndex()),
          number("%.3f", window.getDistance()),
          number("%.1e", window.getPValue()),
          number("%.1e", window.getPLimit()),
          window.getDrifted() ? "drifted" : "");
    }
    return table;
  }

  private static String number(String format, Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, format, value);
  }
}
