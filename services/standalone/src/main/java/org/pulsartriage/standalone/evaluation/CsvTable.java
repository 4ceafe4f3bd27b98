package org.pulsartriage.standalone.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pulsartriage.standalone.console.CommandFailure;

/** A plain table: a header line, commas, no quotes. Errors name file, line and column. */
final class CsvTable {

  private final Path file;
  private final List<String> header;
  private final List<String[]> rows = new ArrayList<>();

  private CsvTable(Path file, List<String> header) {
    this.file = file;
    this.header = header;
  }

  static CsvTable read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      throw new CommandFailure(file + ": empty, a header line is needed");
    }
    CsvTable table = new CsvTable(file, Arrays.asList(lines.get(0).split(",", -1)));
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      if (cells.length != table.header.size()) {
        throw new CommandFailure(
            "%s: line %d: %d cells, the header has %d"
                .formatted(file, i + 1, cells.length, table.header.size()));
      }
      table.rows.add(cells);
    }
    return table;
  }

  int size() {
    return rows.size();
  }

  String text(int row, String column) {
    return rows.get(row)[column(column)];
  }

  double number(int row, String column) {
    String cell = text(row, column);
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new CommandFailure(
          "%s: line %d: %s: '%s' is no number".formatted(file, row + 2, column, cell), e);
    }
  }

  private int column(String name) {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new CommandFailure(file + ": no column '" + name + "', there are " + header);
    }
    return column;
  }
}
