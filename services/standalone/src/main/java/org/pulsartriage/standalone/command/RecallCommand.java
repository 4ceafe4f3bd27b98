package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.pulsartriage.evaluation.Proportion;
import org.pulsartriage.gate.recall.SnrBin;
import org.pulsartriage.schemas.Recall;
import org.pulsartriage.schemas.kafka.KafkaConnection;
import org.pulsartriage.schemas.kafka.LatestRecords;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code triage recall}: how many of the pulsars that are known to be there the models find. */
@Command(
    name = "recall",
    description = {
      "Recall of injected and known pulsars against S/N, with 95 %% intervals, as the gate counts it.",
      "Known pulsars are those of the catalogue, with a posterior of 0.9 or more."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class RecallCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private PipelineOptions pipeline;

  @Option(names = "--night", paramLabel = "YYYY-MM-DD", description = "One night alone.")
  private String night;

  @Option(names = "--model", paramLabel = "ID", description = "One model alone.")
  private String model;

  @Option(names = "--by-hour", description = "A line an hour (UTC), not one over all.")
  private boolean byHour;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private Format format;

  /** How counts are shown. */
  private enum Format {
    TABLE,
    CSV
  }

  /** Counts that are one line. */
  private record Line(String hour, String role, String model, double snr)
      implements Comparable<Line> {

    @Override
    public int compareTo(Line other) {
      return Comparator.comparing(Line::hour)
          .thenComparing(Line::role)
          .thenComparing(Line::model)
          .thenComparing(Line::snr)
          .compare(this, other);
    }
  }

  /** What is counted of it. */
  private record Counts(Proportion injected, Proportion known) {

    static Counts of(Recall recall) {
      return new Counts(
          new Proportion(recall.getInjectedCalled(), recall.getInjectedSeen()),
          new Proportion(recall.getKnownCalled(), recall.getKnownSeen()));
    }

    Counts plus(Counts other) {
      return new Counts(sum(injected, other.injected), sum(known, other.known));
    }

    private static Proportion sum(Proportion one, Proportion other) {
      return new Proportion(one.part() + other.part(), one.whole() + other.whole());
    }
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    KafkaConnection connection = pipeline.connect();
    Map<Line, Counts> lines = new TreeMap<>();
    try (LatestRecords<Recall> recalls =
        new LatestRecords<>(connection, connection.topics().recall().name(), Recall.class)) {
      recalls.read().stream()
          .filter(recall -> night == null || night.equals(recall.getNight()))
          .filter(recall -> model == null || model.equals(recall.getModelId()))
          .forEach(recall -> lines.merge(line(recall), Counts.of(recall), Counts::plus));
    }
    if (format == Format.CSV) {
      csv(lines, out);
    } else if (lines.isEmpty()) {
      out.println("Nothing counted: no injected or known pulsar was scored while a gate ran.");
    } else {
      table(lines, out);
    }
    out.flush();
    return ExitCodes.DONE;
  }

  private Line line(Recall recall) {
    return new Line(
        byHour ? recall.getHour().toString() : "",
        recall.getRole().name().toLowerCase(Locale.ROOT),
        recall.getModelId(),
        recall.getSnrFrom());
  }

  private void table(Map<Line, Counts> lines, PrintWriter out) {
    List<String> header = new ArrayList<>(List.of("role", "model", "S/N"));
    header.addAll(List.of("injected", "called", "recall", "known", "called", "recall"));
    if (byHour) {
      header.add(0, "hour");
    }
    TextTable table = new TextTable(header.toArray(String[]::new));
    lines.forEach(
        (line, counts) -> {
          List<Object> cells = new ArrayList<>(List.of(line.role(), line.model(), snr(line)));
          cells.addAll(cells(counts.injected()));
          cells.addAll(cells(counts.known()));
          if (byHour) {
            cells.add(0, line.hour());
          }
          table.row(cells.toArray());
        });
    table.print(out);
  }

  private static List<Object> cells(Proportion share) {
    return share.whole() == 0
        ? List.of("-", "-", "-")
        : List.of(
            share.whole(),
            share.part(),
            String.format(
                Locale.ROOT, "%.3f (%.3f to %.3f)", share.value(), share.low(), share.high()));
  }

  private void csv(Map<Line, Counts> lines, PrintWriter out) {
    out.println(
        (byHour ? "hour," : "")
            + "role,model,snr,injected,injected_called,injected_recall,injected_low,injected_high,"
            + "known,known_called,known_recall,known_low,known_high");
    lines.forEach(
        (line, counts) ->
            out.println(
                (byHour ? line.hour() + "," : "")
                    + String.join(
                        ",",
                        line.role(),
                        line.model(),
                        snr(line),
                        csv(counts.injected()),
                        csv(counts.known()))));
  }

  private static String csv(Proportion share) {
    return share.whole() == 0
        ? "0,0,,,"
        : String.format(
            Locale.ROOT,
            "%d,%d,%.4f,%.4f,%.4f",
            share.whole(),
            share.part(),
            share.value(),
            share.low(),
            share.high());
  }

  private static String snr(Line line) {
    return SnrBin.of(line.snr()).map(SnrBin::text).orElse(Double.toString(line.snr()));
  }
}
