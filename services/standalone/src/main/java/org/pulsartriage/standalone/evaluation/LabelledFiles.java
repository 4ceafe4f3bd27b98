package org.pulsartriage.standalone.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.pulsartriage.standalone.console.CommandFailure;

/** Which files hold a pulsar, as a person has it. */
public final class LabelledFiles {

  private LabelledFiles() {}

  /**
   * @param labels CSV with the columns file and label: 1 pulsar, 0 none, anything else left out
   * @return whether a file holds a pulsar, by its name
   * @throws IOException where the file cannot be read
   * @throws CommandFailure naming file, line and column of what is wrong
   */
  public static Map<String, Boolean> read(Path labels) throws IOException {
    CsvTable table = CsvTable.read(labels);
    Map<String, Boolean> files = new HashMap<>();
    for (int row = 0; row < table.size(); row++) {
      String label = table.text(row, "label");
      if (label.equals("1") || label.equals("0")) {
        files.put(table.text(row, "file"), label.equals("1"));
      }
    }
    return files;
  }
}
