package org.pulsartriage.candidates.catalogue;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** Which cell of a row is what. */
final class CatalogueHeader {

  private final String fileName;
  private final Map<CatalogueColumn, Integer> places;
  private final int least;
  private final int most;

  private CatalogueHeader(
      String fileName, Map<CatalogueColumn, Integer> places, int least, int most) {
    this.fileName = fileName;
    this.places = places;
    this.least = least;
    this.most = most;
  }

  static CatalogueHeader of(String fileName, long line, CSVRecord cells)
      throws MalformedCatalogueException {
    Map<CatalogueColumn, Integer> places = new EnumMap<>(CatalogueColumn.class);
    int least = 0;
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i).toUpperCase(Locale.ROOT);
      least = cell.isEmpty() ? least : i + 1;
      for (CatalogueColumn column : CatalogueColumn.values()) {
        // An export with both the J and the B name: the first is the name.
        if (column.isCalled(cell)
            && places.putIfAbsent(column, i) != null
            && column != CatalogueColumn.NAME) {
          throw new MalformedCatalogueException(fileName, line, cell, "stands there twice");
        }
      }
    }
    CatalogueHeader header = new CatalogueHeader(fileName, places, least, cells.size());
    header.require(line, CatalogueColumn.NAME, CatalogueColumn.NAME);
    header.require(line, CatalogueColumn.RA_HOURS, CatalogueColumn.RA_DEGREES);
    header.require(line, CatalogueColumn.DEC_SEXAGESIMAL, CatalogueColumn.DEC_DEGREES);
    header.require(line, CatalogueColumn.PERIOD, CatalogueColumn.PERIOD);
    header.require(line, CatalogueColumn.DM, CatalogueColumn.DM);
    return header;
  }

  private void require(long line, CatalogueColumn one, CatalogueColumn other)
      throws MalformedCatalogueException {
    if (!has(one) && !has(other)) {
      String titles = one == other ? one.title() : one.title() + " or " + other.title();
      throw new MalformedCatalogueException(fileName, line, titles, "the header does not have it");
    }
  }

  boolean has(CatalogueColumn column) {
    return places.containsKey(column);
  }

  String cell(CatalogueColumn column, CSVRecord row) {
    return row.get(places.get(column));
  }

  boolean isUnits(CSVRecord row) {
    return places.values().stream().anyMatch(place -> unit(row, place) != null);
  }

  void checkUnits(long line, CSVRecord row) throws MalformedCatalogueException {
    for (Map.Entry<CatalogueColumn, Integer> entry : places.entrySet()) {
      CatalogueColumn column = entry.getKey();
      String unit = unit(row, entry.getValue());
      if (unit != null && !column.isIn(unit)) {
        throw new MalformedCatalogueException(
            fileName,
            line,
            column.title(),
            "unit " + CatalogueRow.quoted(unit) + " instead of " + column.unitsInOrder());
      }
    }
  }

  void checkSize(long line, CSVRecord row) throws MalformedCatalogueException {
    if (row.size() < least || row.size() > most) {
      throw new MalformedCatalogueException(
          fileName, line, null, row.size() + " cells, the header has " + most);
    }
  }

  private static String unit(CSVRecord row, int place) {
    String cell = place < row.size() ? row.get(place) : "";
    return cell.startsWith("(") && cell.endsWith(")")
        ? cell.substring(1, cell.length() - 1).strip()
        : null;
  }
}
