package org.pulsartriage.models.bundle;

/** A bundle that is not to be loaded. Says which file, which entry of it, and why, in one line. */
public final class InvalidBundleException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param bundle the bundle's file or name
   * @param entry the entry at fault; null where it is the whole bundle
   * @param reason why, in one line
   */
  public InvalidBundleException(String bundle, String entry, String reason) {
    this(bundle, entry, reason, null);
  }

  /**
   * @param bundle the bundle's file or name
   * @param entry the entry at fault; null where it is the whole bundle
   * @param reason why, in one line
   * @param cause the error that found it, or null
   */
  public InvalidBundleException(String bundle, String entry, String reason, Throwable cause) {
    super(bundle + ": " + (entry == null ? "" : entry + ": ") + reason, cause);
  }
}
