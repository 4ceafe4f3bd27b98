package org.pulsartriage.standalone.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.pulsartriage.standalone.console.CommandFailure;

/**
 * A JVM with this one's class path and options, which can be killed and started again. Its output
 * goes to one log, start after start.
 */
public final class RestartableProcess implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final long END_SECONDS = 60;
  private static final long DUMP_SECONDS = 2;

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final Readiness readiness;
  private Process process;

  /** Whether a process serves. */
  @FunctionalInterface
  public interface Readiness {

    /**
     * @return why it does not yet, in one line; null where it does
     */
    String trouble();
  }

  /**
   * @param name what to call it
   * @param main its main class
   * @param arguments what to give it
   * @param environment variables beside those of this process
   * @param folder where its log goes, as {@code NAME.log}
   * @param readiness tells whether it serves
   */
  public RestartableProcess(
      String name,
      String main,
      List<String> arguments,
      Map<String, String> environment,
      Path folder,
      Readiness readiness) {
    this.name = name;
    this.command = command(main, arguments);
    this.environment = environment;
    this.log = folder.resolve(name + ".log");
    this.readiness = readiness;
  }

  private static List<String> command(String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(RestartableProcess::isInherited)
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    return command;
  }

  /** Agents and recordings are for one process. */
  private static boolean isInherited(String argument) {
    return !argument.startsWith("-agentlib")
        && !argument.startsWith("-javaagent")
        && !argument.startsWith("-XX:StartFlightRecording");
  }

  /**
   * @return a port of the loopback address that nothing listens on
   * @throws IOException where there is none
   */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * @return what it is called
   */
  public String name() {
    return name;
  }

  /**
   * @return the system's number of the process that was started last
   */
  public long id() {
    return process.pid();
  }

  /**
   * @throws IOException where it cannot be started
   */
  public void start() throws IOException {
    Files.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    process = builder.start();
  }

  /**
   * @param patience how long it may take
   * @throws CommandFailure where it ends, or does not serve in time
   */
  public void awaitReady(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    for (String trouble = readiness.trouble(); trouble != null; trouble = readiness.trouble()) {
      requireRunning();
      if (System.nanoTime() > end) {
        dumpThreads();
        throw new CommandFailure(
            name
                + " does not serve after "
                + patience.toSeconds()
                + " s ("
                + trouble
                + "); see "
                + log);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** What each of its threads does goes to its log: a JVM answers SIGQUIT so. */
  private void dumpThreads() {
    try {
      new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid()))
          .start()
          .waitFor(DUMP_SECONDS, TimeUnit.SECONDS);
      process.waitFor(DUMP_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      // No such command here: the log is as it is.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @throws CommandFailure where it has ended by itself
   */
  public void requireRunning() {
    if (!process.isAlive()) {
      throw new CommandFailure(
          name + " has ended with exit code " + process.exitValue() + "; see " + log);
    }
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    await(END_SECONDS);
  }

  /** SIGTERM, and SIGKILL where that does not help. */
  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      process.destroy();
      if (!await(END_SECONDS)) {
        kill();
      }
    }
  }

  private boolean await(long seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
