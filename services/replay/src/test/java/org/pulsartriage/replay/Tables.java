package org.pulsartriage.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/** A small feature table of the tests' own, where HTRU2's would be. */
public final class Tables {

  private Tables() {}

  /**
   * @param data root of the data sets
   * @param rows number of samples, every tenth a pulsar
   */
  public static void writeHtru2(Path data, int rows) throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder table = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      int label = row % 10 == 0 ? 1 : 0;
      for (int column = 0; column < 8; column++) {
        double value = random.nextDouble(-1, 1) + (column < 3 ? label : 0);
        table.append(String.format(Locale.ROOT, "%.6f,", value));
      }
      table.append(label).append('\n');
    }
    Path file = data.resolve("htru-features").resolve("HTRU_2.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(file, table);
  }
}
