package org.pulsartriage.standalone.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pulsartriage.models.bench.FmaPeak;
import org.pulsartriage.models.network.Networks;
import org.pulsartriage.standalone.bench.BenchReport;
import org.pulsartriage.standalone.bench.Machine;
import org.pulsartriage.standalone.bench.train.PyTorchProcess;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.standalone.console.ExitCodes;
import org.pulsartriage.standalone.console.TextTable;
import org.pulsartriage.trainer.bench.TrainBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code triage bench train}: samples trained a second, Deeplearning4j beside PyTorch. */
@Command(
    name = "train",
    description = {
      "Samples trained a second (forward, binary GPPE, backward, Adam) under Deeplearning4j, by the",
      "loop that trains everything here, and under PyTorch where the module benchmarks is built:",
      "the same networks, batch and threads, one after the other. Of the processor's fused",
      "multiply-adds counts what convolutions and dense layers need: forward, and twice that back.",
      "Rates are those of the median step, and at best of the quickest, which other work on the",
      "machine disturbs least."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class BenchTrainCommand implements Callable<Integer> {

  private static final Duration PEAK_TIME = Duration.ofSeconds(6);
  private static final String DL4J = "dl4j";
  private static final String PYTORCH = "pytorch";

  @Spec private CommandSpec spec;

  @Option(
      names = "--networks",
      split = ",",
      defaultValue = "htru,lenet,compact",
      description = "Networks; default ${DEFAULT-VALUE}.")
  private List<String> networks;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "100",
      description = "Samples a step; default ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "20",
      description =
          "Time measured for each row, after a third of it to warm up; at least five steps; default"
              + " ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(names = "--threads", description = "Threads of a step; default: the processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--benchmarks",
      paramLabel = "DIR",
      description = "The module benchmarks, built; default: where the launcher is.")
  private Path module = Path.of(System.getProperty("triage.home", "."), "benchmarks");

  @Option(names = "--json", paramLabel = "OUT", description = "Write the figures here, too.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    if (batch < 2 || seconds < 1 || threads < 1) {
      throw new ParameterException(
          spec.commandLine(), "--batch is 2 or more, --seconds and --threads are 1 or more");
    }
    try {
      networks.forEach(Networks::named);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--networks: " + e.getMessage(), e);
    }
    PrintWriter out = spec.commandLine().getOut();
    Optional<PyTorchProcess> pytorch = PyTorchProcess.in(module);
    if (pytorch.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("PyTorch is left out: to build it, " + PyTorchProcess.BUILD);
    }
    double peak = FmaPeak.measure(threads, PEAK_TIME);
    out.println(Machine.describe() + ", commit " + BenchReport.commit());
    out.printf(
        Locale.ROOT,
        "fused multiply-adds on %d threads reach %.0f GFLOP/s at most%n%n",
        threads,
        peak / 1e9);
    out.flush();
    List<Map<String, Object>> rows = new ArrayList<>();
    TextTable table =
        new TextTable(
            "network",
            "library",
            "batch",
            "threads",
            "samples/s",
            "of peak",
            "of pytorch",
            "at best",
            "of pytorch's best");
    Duration time = Duration.ofSeconds(seconds);
    for (String network : networks) {
      TrainBench.Rate rate = TrainBench.measure(network, new TrainBench.Plan(batch, threads, time));
      Optional<TrainBench.Rate> other =
          pytorch.isEmpty() ? Optional.empty() : Optional.of(beside(pytorch.get(), network, time));
      add(network, DL4J, rate, other, peak, rows, table);
      other.ifPresent(o -> add(network, PYTORCH, o, Optional.empty(), peak, rows, table));
    }
    table.print(out);
    if (json != null) {
      new BenchReport("train", rows).write(json);
    }
    return ExitCodes.DONE;
  }

  private TrainBench.Rate beside(PyTorchProcess pytorch, String network, Duration time)
      throws IOException {
    PyTorchProcess.Measurement measured = pytorch.measure(network, batch, threads, time);
    long parameters = TrainBench.parameters(network);
    if (measured.parameters() != parameters) {
      throw new CommandFailure(
          "%s has %d parameters under PyTorch and %d here: not the same network"
              .formatted(network, measured.parameters(), parameters));
    }
    return measured.rate();
  }

  private void add(
      String network,
      String library,
      TrainBench.Rate rate,
      Optional<TrainBench.Rate> other,
      double peak,
      List<Map<String, Object>> rows,
      TextTable table) {
    double share = rate.samplesPerSecond() * TrainBench.flops(network) / peak;
    table.row(
        network,
        library,
        batch,
        threads,
        number(rate.samplesPerSecond()),
        String.format(Locale.ROOT, "%.1f%%", 100 * share),
        other.map(o -> ratio(rate.samplesPerSecond(), o.samplesPerSecond())).orElse("-"),
        number(rate.atBest()),
        other.map(o -> ratio(rate.atBest(), o.atBest())).orElse("-"));
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("network", network);
    cells.put("library", library);
    cells.put("batch", batch);
    cells.put("threads", threads);
    cells.put("samples_per_second", rate.samplesPerSecond());
    cells.put("samples_per_second_at_best", rate.atBest());
    cells.put("share_of_fma_peak", share);
    cells.put("fma_peak_gflops", peak / 1e9);
    rows.add(cells);
  }

  private static String number(double rate) {
    return String.format(Locale.ROOT, rate < 100 ? "%.1f" : "%.0f", rate);
  }

  private static String ratio(double rate, double other) {
    return String.format(Locale.ROOT, "%.2f", rate / other);
  }
}
