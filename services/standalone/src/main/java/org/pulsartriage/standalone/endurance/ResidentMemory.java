package org.pulsartriage.standalone.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of a process, as Linux tells it. */
final class ResidentMemory {

  private static final String LINE = "VmRSS:";
  private static final double KIBIBYTES = 1024;

  private ResidentMemory() {}

  /**
   * @param process id of a process
   * @return its resident memory in MiB
   * @throws IOException where it has ended, or this is no Linux
   */
  static double mebibytes(long process) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process), "status"))) {
      if (line.startsWith(LINE)) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / KIBIBYTES;
      }
    }
    throw new IOException("process " + process + " says nothing of its resident memory");
  }
}
