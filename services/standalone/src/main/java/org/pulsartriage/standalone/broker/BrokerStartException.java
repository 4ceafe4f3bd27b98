package org.pulsartriage.standalone.broker;

/**
 * The embedded broker cannot start: its folder or its port is taken or unusable. The message is one
 * line.
 */
public final class BrokerStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what and why
   * @param cause the underlying error, or null
   */
  public BrokerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
