package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.preprocess.Preprocessor;
import org.pulsartriage.candidates.simulator.SimulatedCandidate;
import org.pulsartriage.candidates.simulator.SimulatedNight;
import org.pulsartriage.models.bench.EngineBench;
import org.pulsartriage.models.bench.EngineRow;
import org.pulsartriage.models.bench.FmaPeak;
import org.pulsartriage.models.bench.NightBench;
import org.pulsartriage.models.bench.NightRow;
import org.pulsartriage.models.bundle.Cascade;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;
import org.pulsartriage.standalone.bench.BenchReport;
import org.pulsartriage.standalone.bench.Machine;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code triage bench score}: candidates scored a second, without Kafka. */
@Command(
    name = "score",
    description = {
      "Candidates that networks infer a second, input assembly left out, and what part of the",
      "processor's fused multiply-adds that is; then whole models over a simulated night, input",
      "assembly included, each thread with a scorer of its own. Of a cascade, its second network",
      "is measured alone, too."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class BenchScoreCommand implements Callable<Integer> {

  private static final int BATCH = 32;

  /** The peak is looked for this much longer than a row is measured. */
  private static final int PEAK_FACTOR = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      defaultValue = "6",
      description = "Time measured for each row; default ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(names = "--threads", description = "Threads; default: the processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--networks",
      split = ",",
      defaultValue = "htru,compact,lenet",
      description = "Networks, untrained; default ${DEFAULT-VALUE}.")
  private List<String> networks;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Model bundles for the night; default: the one that ships.")
  private List<Path> models = List.of();

  @Option(
      names = "--night",
      paramLabel = "N",
      defaultValue = "3000",
      description =
          "Candidates of the night, one pulsar in 76, half of the others interference; 0 for none;"
              + " default ${DEFAULT-VALUE}.")
  private int size;

  @Option(
      names = "--seed",
      defaultValue = "20261",
      description = "Seed of the night; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", paramLabel = "OUT", description = "Write the figures here, too.")
  private Path json;

  @Override
  public Integer call() throws IOException, InvalidBundleException {
    if (seconds < 1 || threads < 1 || size < 0 || size > 0 && size < 100) {
      throw new ParameterException(
          spec.commandLine(),
          "--seconds and --threads are 1 or more, --night is 0 or 100 and more");
    }
    List<ModelBundle> bundles = bundles();
    PrintWriter out = spec.commandLine().getOut();
    double peak = FmaPeak.measure(threads, Duration.ofSeconds((long) PEAK_FACTOR * seconds));
    out.println(Machine.describe() + ", commit " + BenchReport.commit());
    out.printf(
        Locale.ROOT,
        "fused multiply-adds on %d threads reach %.0f GFLOP/s at most%n%n",
        threads,
        peak / 1e9);
    out.flush();
    List<Map<String, Object>> rows = new ArrayList<>();
    engines(peak, rows).print(out);
    if (size > 0) {
      out.println();
      night(bundles, peak, rows).print(out);
    }
    if (json != null) {
      new BenchReport("score", rows).write(json);
    }
    return ExitCodes.DONE;
  }

  private List<ModelBundle> bundles() throws InvalidBundleException {
    List<ModelBundle> bundles = new ArrayList<>();
    for (Path file : models) {
      ModelBundle bundle = ModelBundle.open(file);
      bundle.cascade().map(Cascade::second).ifPresent(bundles::add);
      bundles.add(bundle);
    }
    return bundles.isEmpty() ? List.of(ModelBundle.packaged()) : bundles;
  }

  private TextTable engines(double peak, List<Map<String, Object>> rows) {
    TextTable table =
        new TextTable("network", "engine", "batch", "threads", "candidates/s", "of peak");
    EngineBench.Plan plan =
        new EngineBench.Plan(
            networks,
            List.of(EngineKind.values()),
            List.of(1, BATCH),
            threads,
            Duration.ofSeconds(seconds));
    for (EngineRow row : EngineBench.run(plan, peak, row -> {})) {
      table.row(
          row.network(),
          row.engine(),
          row.batch(),
          row.threads(),
          number(row.candidatesPerSecond()),
          percent(row.shareOfFmaPeak()));
      rows.add(
          cells(
              row.network(),
              row.engine(),
              row.batch(),
              row.candidatesPerSecond(),
              row.shareOfFmaPeak(),
              peak));
    }
    return table;
  }

  private TextTable night(List<ModelBundle> bundles, double peak, List<Map<String, Object>> rows)
      throws InvalidBundleException {
    int pulsars = Math.max(1, size / 76);
    int rfi = (size - pulsars) / 2;
    SimulatedNight night =
        new SimulatedNight(seed, PhcxGeneration.THORNTON, pulsars, rfi, size - pulsars - rfi);
    Candidate[] candidates = new Candidate[size];
    boolean[] truth = new boolean[size];
    IntStream.range(0, size)
        .parallel()
        .forEach(
            i -> {
              SimulatedCandidate simulated = night.candidate(i);
              truth[i] = simulated.truth().kind().isPulsar();
              candidates[i] = candidate(simulated);
            });
    NightBench bench =
        new NightBench(List.of(candidates), truth, BATCH, threads, Duration.ofSeconds(seconds));
    TextTable table =
        new TextTable(
            "model",
            "engine",
            "batch",
            "threads",
            "candidates/s",
            "of peak",
            "recall",
            "false",
            "to second");
    for (ModelBundle bundle : bundles) {
      NightRow row = bench.run(bundle, EngineKind.ONNX, peak);
      table.row(
          row.model(),
          row.engine(),
          row.batch(),
          row.threads(),
          number(row.candidatesPerSecond()),
          percent(row.shareOfFmaPeak()),
          percent(row.recall()),
          percent(row.falsePositiveRate()),
          percent(row.passed()));
      Map<String, Object> cells =
          cells(
              row.model(),
              row.engine(),
              row.batch(),
              row.candidatesPerSecond(),
              row.shareOfFmaPeak(),
              peak);
      cells.put("night", size);
      cells.put("recall", row.recall());
      cells.put("false_positive_rate", row.falsePositiveRate());
      cells.put("passed_to_second", row.passed());
      rows.add(cells);
    }
    return table;
  }

  private static Candidate candidate(SimulatedCandidate simulated) {
    return Preprocessor.preprocess(
        simulated.raw(),
        new CandidateSource(simulated.fileName(), "phcx", 0L, Instant.EPOCH),
        simulated.fileName(),
        "1970-01-01");
  }

  private Map<String, Object> cells(
      String network, String engine, int batch, double rate, double share, double peak) {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("network", network);
    cells.put("engine", engine);
    cells.put("batch", batch);
    cells.put("threads", threads);
    cells.put("candidates_per_second", rate);
    cells.put("share_of_fma_peak", share);
    cells.put("fma_peak_gflops", peak / 1e9);
    return cells;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * value);
  }
}
