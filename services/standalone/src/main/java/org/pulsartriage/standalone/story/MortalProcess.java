package org.pulsartriage.standalone.story;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.pulsartriage.standalone.process.RestartableProcess;

/** A service that is killed while it is at work, and started again. */
final class MortalProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RestartableProcess process;
  private final double[] moments;
  private final double fatal;
  private final RandomGenerator random;
  private final PrintWriter out;
  private int killed;

  /**
   * @param process the service, not started
   * @param kills how often to kill it
   * @param until the part of its work after which it is left alone; 0 to 1
   * @param fatal once a moment has come, how probable it is that its next word is its last; above
   *     0, at most 1
   * @param random chooses the moments
   * @param out where to tell
   */
  MortalProcess(
      RestartableProcess process,
      int kills,
      double until,
      double fatal,
      RandomGenerator random,
      PrintWriter out) {
    this.process = process;
    this.moments = random.doubles(kills, 0, until).sorted().toArray();
    this.fatal = fatal;
    this.random = random;
    this.out = out;
  }

  void start() throws IOException {
    process.start();
    process.awaitReady(PATIENCE);
  }

  /**
   * Kills it, or not.
   *
   * @param part how much of its work it says it has done, 0 to 1
   * @param where the same in words
   */
  void heard(double part, String where) {
    if (killed == moments.length || part < moments[killed] || random.nextDouble() >= fatal) {
      return;
    }
    killed++;
    process.kill();
    out.printf("  %s killed at %s%n", process.name(), where);
    out.flush();
    try {
      start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (killed < moments.length) {
      out.printf(
          "  %s was done before more than %d of %d kills%n",
          process.name(), killed, moments.length);
      out.flush();
    }
    process.close();
  }
}
