package org.pulsartriage.candidates.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Builds the text of a PHCX document, in its manner of quotes, tabs and decimals. */
final class PhcxText {

  private static final double EXACT = 1e15;

  private final StringBuilder text = new StringBuilder(64 << 10);
  private final char quote;

  PhcxText(char quote) {
    this.quote = quote;
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  PhcxText raw(String markup) {
    text.append(markup);
    return this;
  }

  PhcxText attribute(String name, String value) {
    text.append(' ').append(name).append('=').append(quote);
    escape(value);
    text.append(quote);
    return this;
  }

  PhcxText attribute(String name, int value) {
    text.append(' ').append(name).append('=').append(quote).append(value).append(quote);
    return this;
  }

  PhcxText attribute(String name, double value, int decimals) {
    text.append(' ').append(name).append('=').append(quote);
    fixed(value, decimals);
    text.append(quote);
    return this;
  }

  /** An element on a line of its own; nothing where the value is null. */
  void line(int indent, String name, String unit, String value) {
    if (value != null) {
      text.append("\t".repeat(indent));
      element(name, unit, value);
      text.append('\n');
    }
  }

  /** A number on a line of its own; nothing where the value is null. */
  void line(int indent, String name, String unit, Double value, int decimals) {
    if (value != null) {
      text.append("\t".repeat(indent));
      element(name, unit, value, decimals);
      text.append('\n');
    }
  }

  void element(String name, String unit, String value) {
    open(name, unit);
    escape(value);
    close(name);
  }

  void element(String name, String unit, Double value, int decimals) {
    if (value != null) {
      open(name, unit);
      fixed(value, decimals);
      close(name);
    }
  }

  /** Appends a finite number with a fixed number of decimals, rounded half to even. */
  PhcxText fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a number to be written is " + value);
    }
    double scaled = value * Math.pow(10, decimals);
    if (Math.abs(scaled) >= EXACT) {
      text.append(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
      return this;
    }
    long units = (long) Math.rint(scaled);
    if (units < 0) {
      text.append('-');
      units = -units;
    }
    String digits = Long.toString(units);
    int whole = digits.length() - decimals;
    if (whole <= 0) {
      text.append("0.").append("0".repeat(-whole)).append(digits);
    } else {
      text.append(digits, 0, whole).append('.').append(digits, whole, digits.length());
    }
    return this;
  }

  /** Appends two digits a sample, a line break after each full line. */
  void hex(byte[] samples, byte[] digits, int digitsALine) {
    int onLine = 0;
    for (byte sample : samples) {
      text.append((char) digits[sample >> 4 & 0xf]).append((char) digits[sample & 0xf]);
      onLine += 2;
      if (onLine == digitsALine) {
        text.append('\n');
        onLine = 0;
      }
    }
  }

  private void open(String name, String unit) {
    text.append('<').append(name);
    if (unit != null) {
      attribute("units", unit);
    }
    text.append('>');
  }

  private void close(String name) {
    text.append("</").append(name).append('>');
  }

  private void escape(String value) {
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '<' || c == '&' || c == '>' || c == '"' || c == '\'' || c > 0x7e) {
                text.append("&#").append(c).append(';');
              } else if (c >= ' ') {
                text.append((char) c);
              }
            });
  }
}
