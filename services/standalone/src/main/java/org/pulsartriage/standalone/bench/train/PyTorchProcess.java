package org.pulsartriage.standalone.bench.train;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.pulsartriage.standalone.console.CommandFailure;
import org.pulsartriage.trainer.bench.TrainBench;

/** The program of the module benchmarks that trains a network under PyTorch, if it is built. */
public final class PyTorchProcess {

  /** How to build it. */
  public static final String BUILD = "./mvnw -P benchmarks -pl benchmarks -am -DskipTests package";

  private static final String MAIN = "org.pulsartriage.benchmarks.pytorch.TrainingRate";
  private static final String CACHE = "djl";
  private static final String PARAMETERS = "parameters";
  private static final String MEDIAN = "samples_per_second";
  private static final String BEST = "samples_per_second_at_best";

  /** Native code unpacks at the first start, and steps go on until there are enough of them. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path target;

  private PyTorchProcess(Path target) {
    this.target = target;
  }

  /**
   * What it measured.
   *
   * @param parameters parameters that training changes by gradient
   * @param rate how fast
   */
  public record Measurement(long parameters, TrainBench.Rate rate) {}

  /**
   * @param module the folder of the module
   * @return the program, or nothing where it is not built
   * @throws IOException where the folder cannot be read
   */
  public static Optional<PyTorchProcess> in(Path module) throws IOException {
    Path target = module.resolve("target");
    if (!Files.isDirectory(target.resolve("lib"))) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(target)) {
      return files.anyMatch(file -> file.getFileName().toString().matches("benchmarks-.*\\.jar"))
          ? Optional.of(new PyTorchProcess(target))
          : Optional.empty();
    }
  }

  /**
   * @param network name of a network
   * @param batch samples a step, 2 or more
   * @param threads threads of a step, 1 or more
   * @param time how long to measure, after warming up for a third of it
   * @return what it measured
   * @throws IOException where the process cannot be started
   * @throws CommandFailure with what it said last, where it fails or says something else
   */
  public Measurement measure(String network, int batch, int threads, Duration time)
      throws IOException {
    Path errors = Files.createTempFile("triage-pytorch", ".log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-DENGINE_CACHE_DIR=" + target.resolve(CACHE),
                "-cp",
                target.resolve("*") + File.pathSeparator + target.resolve("lib").resolve("*"),
                MAIN,
                network,
                Integer.toString(batch),
                Integer.toString(threads),
                Long.toString(time.toMillis()))
            .redirectError(errors.toFile())
            .start();
    try {
      process.getOutputStream().close();
      Map<String, String> said = new HashMap<>();
      // It says three lines, which a pipe holds: waiting for its end first cannot block it.
      if (!process.waitFor(PATIENCE.plus(time).toSeconds(), TimeUnit.SECONDS)) {
        throw new CommandFailure("PyTorch: " + network + ": not done in " + PATIENCE.plus(time));
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      output.lines().map(line -> line.split(" ", 2)).forEach(w -> said.put(w[0], w[w.length - 1]));
      if (process.exitValue() != 0
          || !said.keySet().containsAll(List.of(PARAMETERS, MEDIAN, BEST))) {
        throw new CommandFailure("PyTorch: " + network + ": " + cause(errors));
      }
      return new Measurement(
          Long.parseLong(said.get(PARAMETERS)),
          new TrainBench.Rate(
              Double.parseDouble(said.get(MEDIAN)), Double.parseDouble(said.get(BEST))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("PyTorch: " + network + ": interrupted", e);
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(errors);
    }
  }

  /** The innermost cause of what ended it, or the last line that it said. */
  private static String cause(Path errors) throws IOException {
    List<String> lines = Files.readAllLines(errors);
    return lines.stream()
        .filter(line -> line.startsWith("Caused by: ") || line.startsWith("Exception in thread"))
        .reduce((first, second) -> second)
        .or(() -> lines.stream().reduce((first, second) -> second))
        .orElse("it ended without a word");
  }
}
