package org.pulsartriage.models.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * ONNX Runtime, begun once a JVM.
 *
 * <p>Version 1.29 on Linux prepares telemetry when it begins, unless the environment variable
 * {@code ORT_DISABLE_TELEMETRY} is 1, and matches the process's command line against expressions
 * that take stack for each character of it: a long class path overflows an ordinary thread's stack
 * and ends the JVM without a word. So it begins on a thread of a large stack, with telemetry off
 * from then on, and not at all where even that stack might not do.
 */
final class OnnxEnvironment {

  /** What every launcher of the project sets to 1. */
  static final String TELEMETRY_VARIABLE = "ORT_DISABLE_TELEMETRY";

  /** Virtual memory, of which no more than is needed is touched; it lasts for 1 MB and more. */
  private static final long STACK_BYTES = 256L << 20;

  /** Half of the command line that the stack was seen to last for. */
  static final int LONGEST_COMMAND_LINE = 500_000;

  private static OrtEnvironment begun;

  private OnnxEnvironment() {}

  /**
   * @return ONNX Runtime
   * @throws IllegalStateException in one line, where beginning it might end the JVM
   */
  static synchronized OrtEnvironment get() {
    if (begun == null) {
      requireSafe(System.getenv(TELEMETRY_VARIABLE), commandLineLength());
      begun = begin();
    }
    return begun;
  }

  /**
   * @param variable value of the environment variable, or null
   * @param commandLine bytes of the process's command line
   * @throws IllegalStateException where the variable isn't 1 and the line is too long
   */
  static void requireSafe(String variable, long commandLine) {
    if (!"1".equals(variable) && commandLine > LONGEST_COMMAND_LINE) {
      throw new IllegalStateException(
          "ONNX Runtime would crash on a command line of "
              + commandLine
              + " bytes: set the environment variable "
              + TELEMETRY_VARIABLE
              + "=1, or shorten the class path to "
              + LONGEST_COMMAND_LINE);
    }
  }

  /** Zero where there is no such file, that is, not on Linux. */
  private static long commandLineLength() {
    try {
      return Files.readAllBytes(Path.of("/proc/self/cmdline")).length;
    } catch (IOException e) {
      return 0;
    }
  }

  private static OrtEnvironment begin() {
    Thread thread =
        new Thread(null, OrtEnvironment::getEnvironment, "onnxruntime-start", STACK_BYTES);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try {
      environment.setTelemetry(false);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime: " + e.getMessage(), e);
    }
    return environment;
  }
}
