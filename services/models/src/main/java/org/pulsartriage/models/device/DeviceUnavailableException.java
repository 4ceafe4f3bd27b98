package org.pulsartriage.models.device;

/** The device that was asked for cannot be used; the message says in one line what was found. */
public final class DeviceUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DeviceUnavailableException(String message) {
    super(message);
  }
}
