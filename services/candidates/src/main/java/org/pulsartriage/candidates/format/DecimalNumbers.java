package org.pulsartriage.candidates.format;

import java.util.Arrays;

/** Reads decimal numbers separated by white space. */
final class DecimalNumbers implements TextSink {

  private static final int LONGEST = 64;
  private static final int EXACT_DIGITS = 15;
  private static final double[] POWERS = powers();

  private double[] values;
  private int count;
  private final char[] token = new char[LONGEST];
  private int length;

  /**
   * @param expected number of values to make room for at first
   */
  DecimalNumbers(int expected) {
    this.values = new double[expected];
  }

  @Override
  public String take(char[] characters, int start, int length) {
    for (int i = start; i < start + length; i++) {
      char character = characters[i];
      if (character > ' ') {
        if (this.length == LONGEST) {
          return "a number of more than " + LONGEST + " characters";
        }
        token[this.length++] = character;
      } else if (this.length > 0) {
        String refusal = finish();
        if (refusal != null) {
          return refusal;
        }
      }
    }
    return null;
  }

  /**
   * Ends the number that the text ended with, if any.
   *
   * @return null, or why it is no number
   */
  String finish() {
    if (length == 0) {
      return null;
    }
    double value = parse(token, length);
    if (!Double.isFinite(value)) {
      return "not a finite decimal number: " + Printable.text(new String(token, 0, length));
    }
    if (count == values.length) {
      values = Arrays.copyOf(values, Math.max(64, count * 2));
    }
    values[count++] = value;
    length = 0;
    return null;
  }

  int count() {
    return count;
  }

  double[] values() {
    return count == values.length ? values : Arrays.copyOf(values, count);
  }

  /**
   * @return the number, or NaN where the characters are no decimal number
   */
  static double parse(char[] characters, int length) {
    boolean negative = length > 0 && characters[0] == '-';
    long digits = 0;
    int significant = 0;
    int decimals = 0;
    boolean point = false;
    int seen = 0;
    for (int i = negative ? 1 : 0; i < length; i++) {
      char character = characters[i];
      if (character >= '0' && character <= '9') {
        digits = digits * 10 + (character - '0');
        significant += digits > 0 ? 1 : 0;
        decimals += point ? 1 : 0;
        seen++;
        if (significant > EXACT_DIGITS) {
          return parseSlowly(characters, length);
        }
      } else if (character == '.' && !point) {
        point = true;
      } else {
        return parseSlowly(characters, length);
      }
    }
    if (seen == 0) {
      return Double.NaN;
    }
    if (decimals >= POWERS.length) {
      return parseSlowly(characters, length);
    }
    // Both operands are exact, so that the one division rounds correctly (Clinger 1990).
    double value = digits / POWERS[decimals];
    return negative ? -value : value;
  }

  private static double parseSlowly(char[] characters, int length) {
    for (int i = 0; i < length; i++) {
      // Java's own parser also takes hexadecimal, suffixes, NaN and Infinity.
      if ("0123456789+-.eE".indexOf(characters[i]) < 0) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(new String(characters, 0, length));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static double[] powers() {
    double[] powers = new double[23];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
