package org.pulsartriage.standalone.console;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table of words and numbers in columns as wide as they need; numbers stand to the right. */
public final class TextTable {

  private static final String NUMBER = "[-+]?[0-9][0-9.,e+-]*%?|-";

  private final List<String[]> rows = new ArrayList<>();

  /**
   * @param header names of the columns
   */
  public TextTable(String... header) {
    rows.add(header);
  }

  /**
   * @param cells one a column
   */
  public void row(Object... cells) {
    String[] row = new String[rows.get(0).length];
    for (int i = 0; i < row.length; i++) {
      row[i] = cells[i] == null ? "-" : cells[i].toString();
    }
    rows.add(row);
  }

  /**
   * @param out where to print
   */
  public void print(PrintWriter out) {
    int columns = rows.get(0).length;
    int[] widths = new int[columns];
    boolean[] numbers = new boolean[columns];
    for (int column = 0; column < columns; column++) {
      numbers[column] = rows.size() > 1;
      for (int row = 0; row < rows.size(); row++) {
        String cell = rows.get(row)[column];
        widths[column] = Math.max(widths[column], cell.length());
        numbers[column] &= row == 0 || cell.matches(NUMBER);
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String padding = " ".repeat(widths[column] - row[column].length());
        line.append(numbers[column] ? padding + row[column] : row[column] + padding).append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
    out.flush();
  }
}
