package org.pulsartriage.datasets;

import java.io.IOException;
import java.nio.file.Path;

/** A data file that isn't what its layout promises. The message is one line. */
public final class MalformedDataException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String element;
  private final String reason;

  /**
   * @param file the file
   * @param element the part at fault: a line, a record, an archive entry, a header field
   * @param reason why, in one line
   */
  public MalformedDataException(Path file, String element, String reason) {
    this(file, element, reason, null);
  }

  /**
   * @param file the file
   * @param element the part at fault: a line, a record, an archive entry, a header field
   * @param reason why, in one line
   * @param cause the error of a library that found it, or null
   */
  public MalformedDataException(Path file, String element, String reason, Throwable cause) {
    super(file + ": " + element + ": " + reason, cause);
    this.element = element;
    this.reason = reason;
  }

  /**
   * @return the part at fault
   */
  public String element() {
    return element;
  }

  /**
   * @return why, in one line
   */
  public String reason() {
    return reason;
  }
}
