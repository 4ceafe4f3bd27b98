package org.pulsartriage.trainer.jobkind;

/** A job that cannot be carried out as it is asked for. One line. */
public final class UnusableJobException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String element;

  /**
   * @param element the part of the request at fault, e.g. {@code experiment}
   * @param cause why, in one line
   */
  public UnusableJobException(String element, String cause) {
    super(cause);
    this.element = element;
  }

  /**
   * @return the part of the request at fault
   */
  public String element() {
    return element;
  }
}
