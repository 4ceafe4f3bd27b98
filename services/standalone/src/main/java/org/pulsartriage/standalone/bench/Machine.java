package org.pulsartriage.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that a figure was measured on, in words. */
public final class Machine {

  private Machine() {}

  /**
   * @return processor, number of cores that this JVM may use, and the JVM
   */
  public static String describe() {
    return "%s, %d cores, JDK %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.version"));
  }

  private static String processor() {
    Path description = Path.of("/proc/cpuinfo");
    try {
      if (Files.exists(description)) {
        for (String line : Files.readAllLines(description)) {
          if (line.startsWith("model name")) {
            return line.substring(line.indexOf(':') + 1).strip();
          }
        }
      }
    } catch (IOException e) {
      // A name is worth no failure: the architecture will do.
    }
    return System.getProperty("os.arch");
  }
}
