package org.pulsartriage.ingest.pipeline;

/** Files could not be published, though nothing is wrong with them. */
public final class IngestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message why, in one line
   * @param cause the client's error, or null
   */
  public IngestException(String message, Throwable cause) {
    super(message, cause);
  }
}
