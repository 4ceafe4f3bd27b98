package org.pulsartriage.schemas.releases;

/** A change of the models that is refused, and why, in one line. Nothing was changed. */
public final class ModelChangeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message why
   */
  public ModelChangeException(String message) {
    super(message);
  }

  /**
   * @param message why
   * @param cause the error that showed it
   */
  public ModelChangeException(String message, Throwable cause) {
    super(message, cause);
  }
}
