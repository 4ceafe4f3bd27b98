package org.pulsartriage.candidates.format;

import java.util.Arrays;

/** Decodes pairs of hexadecimal digits, in either case, with white space anywhere. */
final class HexSamples implements TextSink {

  private static final byte SPACE = -1;
  private static final byte BAD = -2;
  private static final byte[] DIGITS = digits();

  private byte[] samples;
  private int count;
  private int high = -1;

  /**
   * @param expected number of samples to make room for at first
   */
  HexSamples(int expected) {
    this.samples = new byte[expected];
  }

  @Override
  public String take(char[] characters, int start, int length) {
    int end = start + length;
    int i = start;
    while (i < end) {
      if (high < 0) {
        i = takePairs(characters, i, end);
        if (i == end) {
          return null;
        }
      }
      int digit = digit(characters[i]);
      if (digit == BAD) {
        return "not a hexadecimal digit: " + Printable.character(characters[i]);
      }
      if (digit != SPACE) {
        if (high < 0) {
          high = digit;
        } else {
          add(high << 4 | digit);
          high = -1;
        }
      }
      i++;
    }
    return null;
  }

  // The bulk of a file: two digits at a time, up to white space or the end.
  private int takePairs(char[] characters, int start, int end) {
    int i = start;
    while (i + 1 < end) {
      // Negative where either is no digit.
      int sample = digit(characters[i]) << 4 | digit(characters[i + 1]);
      if (sample < 0) {
        break;
      }
      add(sample);
      i += 2;
    }
    return i;
  }

  private void add(int sample) {
    if (count == samples.length) {
      samples = Arrays.copyOf(samples, Math.max(1024, count * 2));
    }
    samples[count++] = (byte) sample;
  }

  boolean endsInTheMiddleOfASample() {
    return high >= 0;
  }

  int count() {
    return count;
  }

  byte[] samples() {
    return count == samples.length ? samples : Arrays.copyOf(samples, count);
  }

  private static int digit(char character) {
    return character < DIGITS.length ? DIGITS[character] : BAD;
  }

  private static byte[] digits() {
    byte[] digits = new byte[128];
    Arrays.fill(digits, BAD);
    for (int i = 0; i < 10; i++) {
      digits['0' + i] = (byte) i;
    }
    for (int i = 0; i < 6; i++) {
      digits['A' + i] = (byte) (10 + i);
      digits['a' + i] = (byte) (10 + i);
    }
    for (char space : new char[] {' ', '\t', '\r', '\n'}) {
      digits[space] = SPACE;
    }
    return digits;
  }
}
