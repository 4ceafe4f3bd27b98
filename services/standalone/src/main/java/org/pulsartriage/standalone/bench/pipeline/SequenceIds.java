package org.pulsartriage.standalone.bench.pipeline;

import java.nio.charset.StandardCharsets;

/**
 * Identities that look like digests and can be turned back into the number that they were made of:
 * the first 16 digits are a bijection of it. Scattered as digests are, so that stores and
 * partitions see what they see in life.
 */
public final class SequenceIds {

  /** Bytes of an identity: as many hexadecimal digits as a SHA-256 has. */
  static final int LENGTH = 64;

  private static final int DIGITS = 16;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private final long run;

  /**
   * @param run tells runs on one topic apart
   */
  public SequenceIds(long run) {
    this.run = run;
  }

  /**
   * @param number 0 or more
   * @return its identity, 64 hexadecimal digits
   */
  public byte[] of(long number) {
    byte[] id = new byte[LENGTH];
    long block = number ^ run;
    for (int at = 0; at < LENGTH; at += DIGITS) {
      write(scatter(block), id, at);
      block += STEP;
    }
    return id;
  }

  /**
   * @param id an identity
   * @return the number that it was made of; some other number where it is not from this run
   */
  long number(byte[] id) {
    long value = 0;
    for (int i = 0; i < DIGITS; i++) {
      value = value << 4 | Character.digit(id[i], 16);
    }
    return gather(value) ^ run;
  }

  private static void write(long value, byte[] id, int at) {
    for (int i = DIGITS - 1; i >= 0; i--) {
      id[at + i] = HEX[(int) (value & 15)];
      value >>>= 4;
    }
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014), which is a bijection. */
  private static long scatter(long value) {
    value = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    value = (value ^ value >>> 27) * 0x94d049bb133111ebL;
    return value ^ value >>> 31;
  }

  private static long gather(long value) {
    value = (value ^ value >>> 31 ^ value >>> 62) * 0x319642b2d24d8ec3L;
    value = (value ^ value >>> 27 ^ value >>> 54) * 0x96de1b173f119089L;
    return value ^ value >>> 30 ^ value >>> 60;
  }
}
