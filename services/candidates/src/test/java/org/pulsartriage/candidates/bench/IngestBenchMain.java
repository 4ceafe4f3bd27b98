package org.pulsartriage.candidates.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pulsartriage.candidates.RawFile;
import org.pulsartriage.candidates.SharedData;

/** Prints the rows for the real files; the seconds of warm-up and of each row are arguments. */
public final class IngestBenchMain {

  private IngestBenchMain() {}

  public static void main(String[] arguments) throws Exception {
    List<RawFile> files = new ArrayList<>(SharedData.phcxFiles());
    SharedData.files("data/pfd-samples", ".pfd").stream()
        .filter(file -> !file.name().startsWith("truncated"))
        .forEach(files::add);
    Duration warmUp = Duration.ofSeconds(Long.parseLong(arguments[0]));
    Duration measured = Duration.ofSeconds(Long.parseLong(arguments[1]));
    for (IngestBench.Row row : new IngestBench(warmUp, measured).run(files)) {
      System.out.printf(
          "%-12s %4d files %10.1f candidates/s/core%n",
          row.format(), row.files(), row.candidatesPerSecondPerCore());
    }
  }
}
