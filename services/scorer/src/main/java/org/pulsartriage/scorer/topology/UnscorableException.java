package org.pulsartriage.scorer.topology;

/** A record that cannot be given a score, and why: it goes to quarantine. */
final class UnscorableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String element;

  /**
   * @param element the part at fault
   * @param reason why, in one line
   * @param cause the error that showed it, or null
   */
  UnscorableException(String element, String reason, Throwable cause) {
    super(reason, cause);
    this.element = element;
  }

  String element() {
    return element;
  }
}
