package org.pulsartriage.gate.recall;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A range of S/N. To divide otherwise, change the list of edges.
 *
 * @param from least S/N, included
 * @param to end of the range, not included; null for no end
 */
public record SnrBin(double from, Double to) {

  /** Every range, ascending. What is below the first is not counted. */
  public static final List<SnrBin> ALL =
      List.of(
          new SnrBin(4, 6.0),
          new SnrBin(6, 8.0),
          new SnrBin(8, 10.0),
          new SnrBin(10, 15.0),
          new SnrBin(15, 25.0),
          new SnrBin(25, null));

  /**
   * @param snr an S/N
   * @return the range that it is in; empty below the first, and for what is no number
   */
  public static Optional<SnrBin> of(double snr) {
    return ALL.stream()
        .filter(bin -> snr >= bin.from && (bin.to == null || snr < bin.to))
        .findFirst();
  }

  /**
   * @return the range in words, e.g. {@code 10-15}, {@code 25+}
   */
  public String text() {
    return to == null
        ? String.format(Locale.ROOT, "%.0f+", from)
        : String.format(Locale.ROOT, "%.0f-%.0f", from, to);
  }
}
