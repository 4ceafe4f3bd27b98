package org.pulsartriage.standalone.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.pulsartriage.standalone.console.CommandFailure;

/** A table with a header line (RFC 4180). Errors name file, line and column. */
public final class CsvTable {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private final Path file;
  private final List<String> header;
  private final List<CSVRecord> rows;

  private CsvTable(Path file, List<String> header, List<CSVRecord> rows) {
    this.file = file;
    this.header = header;
    this.rows = rows;
  }

  /**
   * @param file a table
   * @return its rows
   * @throws CommandFailure naming file, record and cause where it is none
   * @throws IOException where it cannot be read
   */
  public static CsvTable read(Path file) throws IOException {
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
      CsvTable table = new CsvTable(file, parser.getHeaderNames(), parser.getRecords());
      for (CSVRecord row : table.rows) {
        if (!row.isConsistent()) {
          throw new CommandFailure(
              "%s: record %d: %d cells, the header has %d"
                  .formatted(file, row.getRecordNumber(), row.size(), table.header.size()));
        }
      }
      return table;
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new CommandFailure(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * @return number of rows
   */
  public int size() {
    return rows.size();
  }

  /**
   * @param column name of a column
   * @return whether there is one
   */
  public boolean has(String column) {
    return header.contains(column);
  }

  /**
   * @param row a row, from 0
   * @param column name of a column
   * @return the cell
   * @throws CommandFailure where there is no such column
   */
  public String text(int row, String column) {
    if (!header.contains(column)) {
      throw new CommandFailure(file + ": no column '" + column + "', there are " + header);
    }
    return rows.get(row).get(column);
  }

  double number(int row, String column) {
    String cell = text(row, column);
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new CommandFailure(
          "%s: record %d: %s: '%s' is no number".formatted(file, row + 1, column, cell), e);
    }
  }
}
