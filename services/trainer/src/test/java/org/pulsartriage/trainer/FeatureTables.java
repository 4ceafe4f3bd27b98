package org.pulsartriage.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.pulsartriage.datasets.DataFolder;

/** A small table of the test's own where the HTRU2 experiment looks for its data. */
public final class FeatureTables {

  private FeatureTables() {}

  /**
   * @param root root of the data sets
   * @param rows number of rows, one in ten a pulsar
   * @return the root
   * @throws IOException where it cannot be written
   */
  public static DataFolder htru2(Path root, int rows) throws IOException {
    DataFolder data = new DataFolder(root);
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
    Path file = data.of("htru-features").resolve("HTRU_2.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(file, table);
    return data;
  }
}
