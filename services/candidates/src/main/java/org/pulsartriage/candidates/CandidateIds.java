package org.pulsartriage.candidates;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The identity of a candidate: the SHA-256 of its raw bytes. */
public final class CandidateIds {

  private CandidateIds() {}

  /**
   * @param bytes a raw file as it came, compressed where it was
   * @return 64 lower-case hexadecimal digits
   */
  public static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
