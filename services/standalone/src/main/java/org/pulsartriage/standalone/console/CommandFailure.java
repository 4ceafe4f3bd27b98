package org.pulsartriage.standalone.console;

/** The work of a command failed in a way that one line tells: what, where, why. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message one line
   */
  public CommandFailure(String message) {
    super(message);
  }

  /**
   * @param message one line
   * @param cause the underlying error
   */
  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
