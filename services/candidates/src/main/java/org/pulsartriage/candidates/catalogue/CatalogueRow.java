package org.pulsartriage.candidates.catalogue;

import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** One row, cell by cell. An asterisk or nothing stands for an unknown value. */
final class CatalogueRow {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_QUOTE = 40;
  private static final int DEGREES_AN_HOUR = 15;

  private final String fileName;
  private final long line;
  private final CatalogueHeader header;
  private final CSVRecord cells;

  CatalogueRow(String fileName, long line, CatalogueHeader header, CSVRecord cells)
      throws MalformedCatalogueException {
    header.checkSize(line, cells);
    this.fileName = fileName;
    this.line = line;
    this.header = header;
    this.cells = cells;
  }

  long line() {
    return line;
  }

  String name() throws MalformedCatalogueException {
    String name = cell(CatalogueColumn.NAME);
    if (name == null) {
      throw fault(CatalogueColumn.NAME, "empty");
    }
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw fault(CatalogueColumn.NAME, "not a name: " + quoted(name));
    }
    return name;
  }

  /**
   * @return null where either coordinate is unknown
   */
  SkyPosition position() throws MalformedCatalogueException {
    Double rightAscension =
        header.has(CatalogueColumn.RA_DEGREES)
            ? number(CatalogueColumn.RA_DEGREES, 0, 360)
            : hours();
    Double declination =
        header.has(CatalogueColumn.DEC_DEGREES)
            ? number(CatalogueColumn.DEC_DEGREES, -90, 90)
            : sexagesimal(CatalogueColumn.DEC_SEXAGESIMAL, -90, 90);
    return rightAscension == null || declination == null
        ? null
        : new SkyPosition(rightAscension, declination);
  }

  private Double hours() throws MalformedCatalogueException {
    Double hours = sexagesimal(CatalogueColumn.RA_HOURS, 0, 24);
    return hours == null ? null : hours * DEGREES_AN_HOUR;
  }

  Double period() throws MalformedCatalogueException {
    Double period = number(CatalogueColumn.PERIOD, 0, Double.MAX_VALUE);
    if (period != null && period == 0) {
      throw fault(CatalogueColumn.PERIOD, "0 s");
    }
    return period;
  }

  Double dm() throws MalformedCatalogueException {
    return number(CatalogueColumn.DM, 0, Double.MAX_VALUE);
  }

  MalformedCatalogueException fault(CatalogueColumn column, String reason) {
    return new MalformedCatalogueException(fileName, line, column.title(), reason);
  }

  private Double number(CatalogueColumn column, double least, double most)
      throws MalformedCatalogueException {
    String cell = cell(column);
    if (cell == null) {
      return null;
    }
    if (!NUMBER.matcher(cell).matches()) {
      throw fault(column, "not a number: " + quoted(cell));
    }
    return inRange(column, cell, Double.parseDouble(cell), least, most);
  }

  private Double sexagesimal(CatalogueColumn column, double least, double most)
      throws MalformedCatalogueException {
    String cell = cell(column);
    if (cell == null) {
      return null;
    }
    double value = Sexagesimal.parse(cell);
    if (Double.isNaN(value)) {
      throw fault(column, "not like 12:34:56.7: " + quoted(cell));
    }
    return inRange(column, cell, value, least, most);
  }

  private double inRange(
      CatalogueColumn column, String cell, double value, double least, double most)
      throws MalformedCatalogueException {
    if (!(value >= least && value <= most)) {
      throw fault(
          column,
          quoted(cell)
              + (most == Double.MAX_VALUE
                  ? " is not a finite number of " + (long) least + " or more"
                  : " is not in " + (long) least + " to " + (long) most));
    }
    return value;
  }

  private String cell(CatalogueColumn column) {
    String cell = header.cell(column, cells);
    return cell.isEmpty() || cell.equals("*") ? null : cell;
  }

  static String quoted(String text) {
    String visible = text.replaceAll("[^\\x20-\\x7e]", "?");
    return visible.length() <= LONGEST_QUOTE
        ? "'" + visible + "'"
        : "'" + visible.substring(0, LONGEST_QUOTE) + "...'";
  }
}
