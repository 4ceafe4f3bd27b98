package org.pulsartriage.datasets;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;

/** The real data, where there is any. */
public final class SharedData {

  private SharedData() {}

  /**
   * @param dataset folder of a data set
   * @return the root, if the folder is there; otherwise the test is skipped with a message
   */
  public static DataFolder with(String dataset) throws IOException {
    DataFolder folder = DataFolder.find(null);
    assumeTrue(
        Files.isDirectory(folder.of(dataset)),
        () -> "skipped: no " + dataset + " in " + folder.root());
    return folder;
  }
}
