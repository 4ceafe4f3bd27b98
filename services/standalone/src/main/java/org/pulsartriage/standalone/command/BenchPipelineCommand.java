package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import jdk.jfr.Recording;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.scorer.service.ScorerConfiguration;
import org.pulsartriage.standalone.bench.BenchReport;
import org.pulsartriage.standalone.bench.Machine;
import org.pulsartriage.standalone.bench.pipeline.Arrangement;
import org.pulsartriage.standalone.bench.pipeline.PipelineBench;
import org.pulsartriage.standalone.bench.pipeline.PipelineRow;
import org.pulsartriage.standalone.bench.pipeline.StageProfile;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code triage bench pipeline}: candidates a second from producer to received score. */
@Command(
    name = "pipeline",
    description = {
      "Candidates a second from a producer over broker and scorer to a reader of committed scores,",
      "and the latency at half that load; beside it the engine alone, and the naive way.",
      "Exit code 1 if a candidate is lost, or scored twice under exactly-once."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class BenchPipelineCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--network",
      split = ",",
      paramLabel = "NAME",
      description = "Networks, with commas; default: all that candidates can be scored with.")
  private List<String> networks = PipelineBench.networks();

  @Option(names = "--engine", description = "${COMPLETION-CANDIDATES}; default: the scorer's own.")
  private EngineKind engine = EngineKind.labelled(new ScorerConfiguration().getEngine());

  @Option(
      names = "--arrangement",
      split = ",",
      description = "${COMPLETION-CANDIDATES}, with commas; default: all.")
  private List<Arrangement> arrangements = List.of(Arrangement.values());

  @Option(names = "--threads", description = "Threads that score; default: the processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--warm-up",
      defaultValue = "120",
      paramLabel = "SECONDS",
      description = {
        "Time before each measurement counts; engine alone:",
        "60 at most; default ${DEFAULT-VALUE}."
      })
  private int warmUp;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "Time that each measurement counts; default ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--profile",
      paramLabel = "FILE.jfr",
      description = "Tell where the time goes, in one JVM; a flight recording a network.")
  private Path profile;

  @Option(names = "--json", paramLabel = "OUT", description = "Write the figures here, too.")
  private Path json;

  @Override
  public Integer call() throws IOException, InterruptedException, InvalidBundleException {
    for (String network : networks) {
      if (!PipelineBench.networks().contains(network)) {
        throw new ParameterException(
            spec.commandLine(),
            "--network " + network + ": one of " + String.join(", ", PipelineBench.networks()));
      }
    }
    if (threads < 1 || warmUp < 0 || seconds < 1) {
      throw new ParameterException(
          spec.commandLine(), "--threads and --seconds: 1 or more; --warm-up: 0 or more");
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(Machine.describe() + ", commit " + BenchReport.commit());
    Path folder = Files.createTempDirectory("triage-bench-");
    List<PipelineRow> rows;
    Recording prepared = profile == null ? null : StageProfile.prepare();
    try (prepared) {
      rows =
          new PipelineBench(
                  new PipelineBench.Plan(
                      networks,
                      engine,
                      arrangements,
                      threads,
                      Duration.ofSeconds(warmUp),
                      Duration.ofSeconds(seconds)),
                  folder)
              .run(profile == null ? PipelineBench.Observer.NONE : this::profile, this::tell);
    } finally {
      try (var left = Files.list(folder)) {
        for (Path file : left.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
    out.println();
    table(rows).print(out);
    if (json != null) {
      new BenchReport("pipeline", rows.stream().map(row -> cells(row, rows)).toList()).write(json);
    }
    return ExitCodes.DONE;
  }

  private Runnable profile(String network, Arrangement arrangement) {
    if (arrangement != Arrangement.ONE_JVM) {
      return () -> {};
    }
    String name =
        profile.getFileName().toString().replaceFirst("(\\.jfr)?$", "-" + network + ".jfr");
    StageProfile begun = StageProfile.begin(profile.resolveSibling(name));
    return () -> {
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%nWhere the time goes: %s%n", network);
      begun.end(out);
    };
  }

  private void tell(PipelineRow row) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s, %s, %s: %.0f candidates a second%n",
        row.network(),
        row.engine(),
        row.arrangement(),
        row.candidatesPerSecond());
    out.flush();
  }

  private static TextTable table(List<PipelineRow> rows) {
    TextTable table =
        new TextTable(
            "network",
            "engine",
            "arrangement",
            "guarantee",
            "candidates/s",
            "engine alone",
            "of engine",
            "of naive",
            "CPU ms",
            "p50 ms",
            "p99 ms",
            "at load/s");
    for (PipelineRow row : rows) {
      Double ratio = ratio(row, rows);
      table.row(
          row.network(),
          row.engine(),
          row.arrangement(),
          row.guarantee(),
          number("%.0f", row.candidatesPerSecond()),
          number("%.0f", row.engineCandidatesPerSecond()),
          number("%.1f%%", 100 * row.shareOfEngine()),
          ratio == null ? "-" : number("%.2f", ratio),
          number("%.3f", row.allProcessorMillis()),
          number("%.1f", row.p50Millis()),
          number("%.1f", row.p99Millis()),
          number("%.0f", row.loadPerSecond()));
    }
    return table;
  }

  private static Map<String, Object> cells(PipelineRow row, List<PipelineRow> rows) {
    Map<String, Object> cells = new LinkedHashMap<>(row.cells());
    Double ratio = ratio(row, rows);
    if (ratio != null) {
      cells.put("ratio_to_naive", ratio);
    }
    return cells;
  }

  /** The rate over that of the naive way on the same network; null where that was not measured. */
  private static Double ratio(PipelineRow row, List<PipelineRow> rows) {
    return rows.stream()
        .filter(other -> other.network().equals(row.network()))
        .filter(other -> other.arrangement().equals(Arrangement.NAIVE.label()))
        .findFirst()
        .map(naive -> row.candidatesPerSecond() / naive.candidatesPerSecond())
        .orElse(null);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
