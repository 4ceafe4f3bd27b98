package org.pulsartriage.candidates;

/**
 * A raw file that is no candidate that we can read. Says which file, which part of it, and why; the
 * message is one line.
 */
public final class MalformedCandidateException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String fileName;
  private final String element;
  private final String reason;

  /**
   * @param fileName name of the file, without its folder
   * @param element the part at fault: an XML element, a header field, a byte offset
   * @param reason why, in one line
   */
  public MalformedCandidateException(String fileName, String element, String reason) {
    this(fileName, element, reason, null);
  }

  /**
   * @param fileName name of the file, without its folder
   * @param element the part at fault: an XML element, a header field, a byte offset
   * @param reason why, in one line
   * @param cause the error of a library that found it, or null
   */
  public MalformedCandidateException(
      String fileName, String element, String reason, Throwable cause) {
    super(fileName + ": " + element + ": " + reason, cause);
    this.fileName = fileName;
    this.element = element;
    this.reason = reason;
  }

  /**
   * @return name of the file, without its folder
   */
  public String fileName() {
    return fileName;
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
