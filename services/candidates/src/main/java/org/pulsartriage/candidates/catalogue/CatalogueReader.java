package org.pulsartriage.candidates.catalogue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads one file. Every cell of a column that is used must be right; others are not looked at. */
final class CatalogueReader {

  private final String fileName;
  private int incomplete;

  CatalogueReader(String fileName) {
    this.fileName = fileName;
  }

  /**
   * @return how many pulsars without position or period were left out
   */
  int incomplete() {
    return incomplete;
  }

  List<KnownPulsar> read(byte[] bytes) throws MalformedCatalogueException {
    String text = text(bytes);
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator(text))
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (CSVParser rows = CSVParser.parse(new StringReader(text), format)) {
      return read(rows);
    } catch (IOException e) {
      throw new MalformedCatalogueException(fileName, 0, null, e.getMessage());
    }
  }

  private List<KnownPulsar> read(CSVParser parser) throws MalformedCatalogueException {
    Iterator<CSVRecord> rows = parser.iterator();
    CatalogueHeader header = null;
    boolean mayBeUnits = false;
    List<KnownPulsar> pulsars = new ArrayList<>();
    Map<String, Long> lines = new HashMap<>();
    while (hasNext(rows, parser)) {
      CSVRecord row = rows.next();
      long line = parser.getCurrentLineNumber();
      if (isComment(row)) {
        continue;
      }
      if (header == null) {
        header = CatalogueHeader.of(fileName, line, row);
        mayBeUnits = true;
      } else if (mayBeUnits && header.isUnits(row)) {
        header.checkUnits(line, row);
        mayBeUnits = false;
      } else {
        mayBeUnits = false;
        add(new CatalogueRow(fileName, line, header, row), lines, pulsars);
      }
    }
    if (header == null) {
      throw new MalformedCatalogueException(fileName, 0, null, "no header");
    }
    if (pulsars.isEmpty()) {
      throw new MalformedCatalogueException(
          fileName, 0, null, "no pulsar with a position and a period");
    }
    return pulsars;
  }

  private void add(CatalogueRow row, Map<String, Long> lines, List<KnownPulsar> pulsars)
      throws MalformedCatalogueException {
    String name = row.name();
    Long before = lines.putIfAbsent(name, row.line());
    if (before != null) {
      throw row.fault(
          CatalogueColumn.NAME, CatalogueRow.quoted(name) + " stands in line " + before + " too");
    }
    SkyPosition position = row.position();
    Double period = row.period();
    Double dm = row.dm();
    if (position == null || period == null) {
      incomplete++;
    } else {
      pulsars.add(new KnownPulsar(name, position, period, dm));
    }
  }

  private boolean hasNext(Iterator<CSVRecord> rows, CSVParser parser)
      throws MalformedCatalogueException {
    try {
      return rows.hasNext();
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new MalformedCatalogueException(
          fileName, parser.getCurrentLineNumber(), null, "a quotation mark out of place");
    }
  }

  /** A line that begins with #, but not the column of row numbers, which is headed with it. */
  private static boolean isComment(CSVRecord row) {
    return row.get(0).startsWith("#") && !row.get(0).equals("#");
  }

  /** Of the first line that is no comment: a semicolon if it has one, else a comma. */
  private static String separator(String text) {
    return text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .filter(line -> !line.startsWith("#") || line.matches("#\\s*[;,].*"))
            .findFirst()
            .filter(line -> line.contains(";"))
            .isPresent()
        ? ";"
        : ",";
  }

  private String text(byte[] bytes) throws MalformedCatalogueException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new MalformedCatalogueException(fileName, 0, null, "not UTF-8 text");
    }
  }
}
