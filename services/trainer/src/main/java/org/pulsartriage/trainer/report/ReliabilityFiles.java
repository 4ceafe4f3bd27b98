package org.pulsartriage.trainer.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.pulsartriage.trainer.calibration.CalibrationReport;

/** How far probabilities can be taken at their word, as a table and as a picture. */
public final class ReliabilityFiles {

  /** Name of the table. */
  public static final String TABLE = "reliability.csv";

  /** Name of the picture. */
  public static final String PICTURE = "reliability.png";

  private ReliabilityFiles() {}

  /**
   * @param title title of the picture
   * @param report what is shown
   * @param folder where to write {@value #TABLE} and {@value #PICTURE}
   * @throws IOException where that fails
   */
  public static void write(String title, CalibrationReport report, Path folder) throws IOException {
    StringBuilder table = new StringBuilder("bins,samples,weight,probability,frequency\n");
    rows(table, "equal-width", report.bins());
    rows(table, "equal-weight", report.equalBins());
    Files.writeString(folder.resolve(TABLE), table);
    picture(title, report, folder.resolve(PICTURE));
  }

  /**
   * @param title title of the picture
   * @param report what is shown
   * @param file the picture, a PNG
   * @throws IOException where that fails
   */
  public static void picture(String title, CalibrationReport report, Path file) throws IOException {
    Charts.save(
        ReliabilityChart.of(
            title,
            "calibrated probability of a pulsar",
            report.bins().stream().mapToDouble(CalibrationReport.Bin::probability).toArray(),
            report.bins().stream().mapToDouble(CalibrationReport.Bin::frequency).toArray(),
            report.expectedCalibrationError()),
        file);
  }

  private static void rows(StringBuilder table, String bins, List<CalibrationReport.Bin> those) {
    for (CalibrationReport.Bin bin : those) {
      table.append(
          String.format(
              Locale.ROOT,
              "%s,%d,%.6f,%.6f,%.6f\n",
              bins,
              bin.samples(),
              bin.weight(),
              bin.probability(),
              bin.frequency()));
    }
  }
}
