package org.pulsartriage.evaluation;

/**
 * A share that was counted.
 *
 * @param part how many of them, 0 to whole
 * @param whole how many there were, 0 or more
 */
public record Proportion(long part, long whole) {

  /** The 97.5th percentile of the standard normal distribution. */
  private static final double Z = 1.959963984540054;

  /** Refuses what cannot be counted. */
  public Proportion {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException(part + " of " + whole + " is no share");
    }
  }

  /**
   * @return the share, 0 to 1; NaN of none
   */
  public double value() {
    return (double) part / whole;
  }

  /**
   * @return lower end of the 95 % interval (Wilson 1927, J. Am. Stat. Assoc. 22, 209), 0 to 1; 0 of
   *     none
   */
  public double low() {
    return whole == 0 || part == 0 ? 0 : end(-1);
  }

  /**
   * @return upper end of that interval, 0 to 1; 1 of none
   */
  public double high() {
    return part == whole ? 1 : end(1);
  }

  private double end(int side) {
    double n = whole;
    double middle = value() + Z * Z / (2 * n);
    double half = Z * Math.sqrt(value() * (1 - value()) / n + Z * Z / (4 * n * n));
    return (middle + side * half) / (1 + Z * Z / n);
  }
}
