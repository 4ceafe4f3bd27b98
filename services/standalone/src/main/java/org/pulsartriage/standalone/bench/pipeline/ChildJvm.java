package org.pulsartriage.standalone.bench.pipeline;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.pulsartriage.standalone.console.CommandFailure;

/**
 * A JVM with this one's class path and options. It ends when its standard input does, so it does
 * not outlive this one.
 */
final class ChildJvm implements AutoCloseable {

  private static final long START_SECONDS = 60;
  private static final long END_SECONDS = 40;
  private static final long LOOK_NANOS = 20_000_000;

  private final String name;
  private final Process process;
  private final Path log;

  private ChildJvm(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * @param main a class with a main method that ends with its standard input
   * @param arguments what to give it
   * @param folder where its output goes, as {@code NAME.log}
   * @return the process, started
   * @throws IOException where it cannot be started
   */
  static ChildJvm start(Class<?> main, List<String> arguments, Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(ChildJvm::isInherited)
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Files.createDirectories(folder);
    Path log = folder.resolve(main.getSimpleName() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    return new ChildJvm(main.getSimpleName(), builder.start(), log);
  }

  /** Agents and recordings are for one process. */
  private static boolean isInherited(String argument) {
    return !argument.startsWith("-agentlib")
        && !argument.startsWith("-javaagent")
        && !argument.startsWith("-XX:StartFlightRecording");
  }

  /**
   * @param beginning of the line that is waited for
   * @return the rest of that line
   * @throws CommandFailure where the process ends or a minute passes without it
   */
  String awaitLine(String beginning) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < end) {
      for (String line : Files.readAllLines(log)) {
        if (line.startsWith(beginning)) {
          return line.substring(beginning.length());
        }
      }
      if (ended() != null) {
        throw new CommandFailure(ended());
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    throw new CommandFailure(name + " did not start within " + START_SECONDS + " s: " + lastLine());
  }

  /**
   * @return that it has ended, and its last word, in one line; null as long as it runs
   */
  String ended() {
    return process.isAlive()
        ? null
        : name + " has ended with exit code " + process.exitValue() + ": " + lastLine();
  }

  /**
   * @return processor time that it has spent
   */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private String lastLine() {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    } catch (IOException e) {
      return "its output cannot be read: " + e.getMessage();
    }
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
