package org.pulsartriage.trainer.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a run into a folder: {@code report.json}, {@code report.md}, {@code epochs.csv}, pictures.
 */
public final class ReportWriter {

  private ReportWriter() {}

  /**
   * @param run a finished run
   * @param folder to write into; made if it isn't there, files of an earlier report replaced
   * @throws IOException if a file cannot be written
   */
  public static void write(RunResult run, Path folder) throws IOException {
    Files.createDirectories(folder);
    CsvReport.write(run, folder);
    List<String> pictures = Charts.write(run, folder);
    MarkdownReport.write(run, pictures, folder);
    // Last: a script that finds it finds the rest as well.
    JsonReport.write(run, folder);
  }
}
