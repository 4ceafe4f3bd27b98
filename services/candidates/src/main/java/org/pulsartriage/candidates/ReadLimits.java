package org.pulsartriage.candidates;

/**
 * How much a raw file may make us hold. A file beyond a limit is rejected, never cut.
 *
 * @param rawBytes largest raw file that is read, in bytes
 * @param inflatedBytes largest content of a compressed file, in bytes once inflated
 */
public record ReadLimits(int rawBytes, int inflatedBytes) {

  /** 16 MiB of each: several hundred times a usual candidate. */
  public static final ReadLimits DEFAULT = new ReadLimits(16 << 20, 16 << 20);

  /** Checks that both limits are 1 or more. */
  public ReadLimits {
    if (rawBytes < 1 || inflatedBytes < 1) {
      throw new IllegalArgumentException(
          "read limits are 1 byte or more, not " + rawBytes + " and " + inflatedBytes);
    }
  }
}
