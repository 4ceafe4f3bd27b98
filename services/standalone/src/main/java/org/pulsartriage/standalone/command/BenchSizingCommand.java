package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.pulsartriage.standalone.bench.BenchReport;
import org.pulsartriage.standalone.bench.Sizing;
import org.pulsartriage.standalone.bench.pipeline.Arrangement;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code triage bench sizing}: what a survey needs, from what was measured. */
@Command(
    name = "sizing",
    description = {
      "What a rate of candidates needs in cores, partitions, brokers, network and disk,",
      "from a measurement of 'bench pipeline' with broker and scorer apart, and one of 'bench ingest'."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class BenchSizingCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--pipeline",
      required = true,
      paramLabel = "JSON",
      description = "What 'bench pipeline --json' wrote.")
  private Path pipeline;

  @Option(
      names = "--ingest-rate",
      required = true,
      paramLabel = "N",
      description = "Candidates a second and core, from 'bench ingest'.")
  private double ingestRate;

  @Option(
      names = "--network",
      defaultValue = "compact",
      description = "The network; default ${DEFAULT-VALUE}.")
  private String network;

  @Option(
      names = "--rate",
      split = ",",
      defaultValue = "1000,8300",
      description = "Candidates a second, with commas; default ${DEFAULT-VALUE}.")
  private List<Double> rates;

  @Option(
      names = "--replication",
      defaultValue = "3",
      description = "Copies of each record; default ${DEFAULT-VALUE}.")
  private int replication;

  @Option(
      names = "--use",
      defaultValue = "0.6",
      description = "Part of each resource that is used at that rate; default ${DEFAULT-VALUE}.")
  private double use;

  @Option(
      names = "--broker-cores",
      defaultValue = "16",
      description = "Processors of a broker; default ${DEFAULT-VALUE}.")
  private int brokerCores;

  @Option(
      names = "--broker-disk",
      defaultValue = "400",
      paramLabel = "MB/S",
      description = "What a broker's disks write without pause; default ${DEFAULT-VALUE}.")
  private double brokerDisk;

  @Option(
      names = "--broker-network",
      defaultValue = "10",
      paramLabel = "GBIT/S",
      description = "A broker's network each way; default ${DEFAULT-VALUE}.")
  private double brokerNetwork;

  @Option(
      names = "--hours",
      defaultValue = "12",
      description = "Hours of observation a day; default ${DEFAULT-VALUE}.")
  private double hours;

  @Option(
      names = "--days",
      defaultValue = "30",
      description = "Days that candidates are kept; default ${DEFAULT-VALUE}.")
  private double days;

  @Override
  public Integer call() throws IOException {
    if (rates.stream().anyMatch(rate -> !(rate > 0))
        || !(ingestRate > 0)
        || !(use > 0 && use <= 1)
        || replication < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--rate and --ingest-rate: more than 0; --use: 0 to 1; --replication: 1 or more");
    }
    Sizing.Cost cost = cost();
    Sizing.Cluster cluster =
        new Sizing.Cluster(
            replication,
            use,
            brokerCores,
            brokerDisk * 1e6,
            Sizing.gigabits(brokerNetwork),
            hours,
            days);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "A candidate: ingest %.2f ms, broker %.2f ms, scorer %.2f ms of a processor; %.0f + %.0f bytes;"
            + " %.0f a second and stream thread%n%n",
        cost.ingestMillis(),
        cost.brokerMillis(),
        cost.scorerMillis(),
        cost.recordBytes(),
        cost.scoreBytes(),
        cost.threadRate());
    table(rates.stream().map(rate -> new Sizing(rate, cost, cluster)).toList()).print(out);
    return ExitCodes.DONE;
  }

  private TextTable table(List<Sizing> sizes) {
    String[] header = new String[sizes.size() + 1];
    header[0] = "candidates a second";
    for (int i = 0; i < sizes.size(); i++) {
      header[i + 1] = String.format(Locale.ROOT, "%.0f", sizes.get(i).rate());
    }
    TextTable table = new TextTable(header);
    row(table, "cores of ingest", sizes, size -> number("%.1f", size.ingestCores()));
    row(table, "cores of scorers", sizes, size -> number("%.1f", size.scorerCores()));
    row(table, "cores of brokers", sizes, size -> number("%.1f", size.brokerCores()));
    row(table, "partitions, at least", sizes, Sizing::partitions);
    row(table, "produced MB/s", sizes, size -> number("%.0f", size.produced() / 1e6));
    row(table, "written to disk MB/s", sizes, size -> number("%.0f", size.written() / 1e6));
    row(table, "kept TB", sizes, size -> number("%.1f", size.kept() / 1e12));
    row(table, "brokers by cores", sizes, Sizing::brokersByCores);
    row(table, "brokers by disk", sizes, Sizing::brokersByDisk);
    row(table, "brokers by network", sizes, Sizing::brokersByNetwork);
    row(table, "brokers", sizes, Sizing::brokers);
    return table;
  }

  private static void row(
      TextTable table, String name, List<Sizing> sizes, Function<Sizing, Object> cell) {
    Object[] cells = new Object[sizes.size() + 1];
    cells[0] = name;
    for (int i = 0; i < sizes.size(); i++) {
      cells[i + 1] = cell.apply(sizes.get(i));
    }
    table.row(cells);
  }

  private Sizing.Cost cost() throws IOException {
    Map<String, Object> apart = measured();
    return new Sizing.Cost(
        1000 / ingestRate,
        cell(apart, "processor_ms_broker"),
        cell(apart, "processor_ms_scorer"),
        cell(apart, "candidates_per_second") / cell(apart, "threads"),
        cell(apart, "record_bytes"),
        cell(apart, "score_bytes"));
  }

  private Map<String, Object> measured() throws IOException {
    BenchReport report = BenchReport.read(pipeline);
    if (!report.bench().equals("pipeline")) {
      throw new CommandFailure(pipeline + ": of bench " + report.bench() + ", not of pipeline");
    }
    return report.rows().stream()
        .filter(row -> network.equals(row.get("network")))
        .filter(row -> Arrangement.APART.label().equals(row.get("arrangement")))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    "%s: no row of network %s with broker and scorer apart"
                        .formatted(pipeline, network)));
  }

  private double cell(Map<String, Object> row, String name) {
    if (row.get(name) instanceof Double number && number > 0) {
      return number;
    }
    throw new CommandFailure(
        pipeline + ": " + name + " is " + row.get(name) + ", more than 0 is needed");
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
