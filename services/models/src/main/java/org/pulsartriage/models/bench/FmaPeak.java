package org.pulsartriage.models.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the machine's fused multiply-adds reach at most, measured by {@link FmaLoop}: the best of
 * many rounds, since whatever disturbs a measurement only slows it. A product of large matrices
 * would be a lower bound only, and OpenBLAS does not use the widest registers of every processor
 * that has them.
 */
public final class FmaPeak {

  private FmaPeak() {}

  /**
   * @param threads threads at the same time, 1 or more
   * @param time how long to measure
   * @return single-precision floating-point operations a second of all threads together, a
   *     multiplication and an addition counting as two
   * @throws IllegalStateException in one line, where this JVM cannot measure it
   */
  public static double measure(int threads, Duration time) {
    ProcessBuilder loop =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            classes(),
            FmaPeak.class.getPackageName() + ".FmaLoop",
            Integer.toString(threads),
            Long.toString(time.toMillis()));
    // What is said on standard error, that the module is incubating, goes with it.
    loop.redirectError(ProcessBuilder.Redirect.DISCARD);
    String said = "";
    try {
      Process process = loop.start();
      said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() == 0) {
        return Double.parseDouble(said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("measuring the peak: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (NumberFormatException e) {
      throw new IllegalStateException("measuring the peak: not a number: " + said, e);
    }
    throw new IllegalStateException(
        "measuring the peak: this JVM does not run the module jdk.incubator.vector: " + said);
  }

  private static String classes() {
    try {
      return Path.of(FmaPeak.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
