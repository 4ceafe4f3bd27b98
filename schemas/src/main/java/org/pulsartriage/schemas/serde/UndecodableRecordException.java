package org.pulsartriage.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * Bytes that are no record of the expected type: no single-object marker, an unknown schema, or a
 * truncated body.
 */
public final class UndecodableRecordException extends SerializationException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what was expected and what was found, in one line
   * @param cause the decoder's own error, or null
   */
  public UndecodableRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
