package org.pulsartriage.candidates.catalogue;

/** A catalogue that cannot be read. The message is one line: file, line, column, cause. */
public final class MalformedCatalogueException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param fileName name of the file
   * @param line from 1; 0 where no line is at fault
   * @param column header of the column; null where no column is at fault
   * @param reason why, in one line
   */
  MalformedCatalogueException(String fileName, long line, String column, String reason) {
    super(
        fileName
            + (line == 0 ? "" : ": line " + line)
            + (column == null ? "" : ": column " + column)
            + ": "
            + reason);
  }
}
