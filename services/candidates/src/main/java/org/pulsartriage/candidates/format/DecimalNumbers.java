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
    int end = start + length;
    int i = start;
    while (i < end) {
      int from = i;
      while (i < end && characters[i] > ' ') {
        i++;
      }
      if (this.length > 0 || i == end) {
        // A number that began in the last piece, or may go on in the next.
        if (this.length + i - from > LONGEST) {
          return "a number of more than " + LONGEST + " characters";
        }
        System.arraycopy(characters, from, token, this.length, i - from);
        this.length += i - from;
        if (i == end) {
          return null;
        }
        String refusal = finish();
        if (refusal != null) {
          return refusal;
        }
      } else if (i > from) {
        String refusal = add(characters, from, i);
        if (refusal != null) {
          return refusal;
        }
      }
      i++;
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
    String refusal = add(token, 0, length);
    length = 0;
    return refusal;
  }

  private String add(char[] characters, int from, int to) {
    double value = parse(characters, from, to);
    if (!Double.isFinite(value)) {
      return "not a finite decimal number: "
          + Printable.text(new String(characters, from, Math.min(to - from, LONGEST)));
    }
    if (count == values.length) {
      values = Arrays.copyOf(values, Math.max(64, count * 2));
    }
    values[count++] = value;
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
  static double parse(char[] characters, int from, int to) {
    boolean negative = from < to && characters[from] == '-';
    int first = negative ? from + 1 : from;
    long digits = 0;
    int point = -1;
    for (int i = first; i < to; i++) {
      int digit = characters[i] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
      } else if (digit == '.' - '0' && point < 0) {
        point = i;
      } else {
        return parseSlowly(characters, from, to);
      }
    }
    int seen = to - first - (point < 0 ? 0 : 1);
    if (seen == 0) {
      return Double.NaN;
    }
    if (seen > EXACT_DIGITS) {
      return parseSlowly(characters, from, to);
    }
    // Both operands are exact, so that the one division rounds correctly (Clinger 1990).
    double value = digits / POWERS[point < 0 ? 0 : to - point - 1];
    return negative ? -value : value;
  }

  private static double parseSlowly(char[] characters, int from, int to) {
    if (to - from > LONGEST) {
      return Double.NaN;
    }
    for (int i = from; i < to; i++) {
      // Java's own parser also takes hexadecimal, suffixes, NaN and Infinity.
      if ("0123456789+-.eE".indexOf(characters[i]) < 0) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(new String(characters, from, to - from));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static double[] powers() {
    double[] powers = new double[EXACT_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
