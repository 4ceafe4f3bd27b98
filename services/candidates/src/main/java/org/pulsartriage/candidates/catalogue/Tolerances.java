package org.pulsartriage.candidates.catalogue;

/**
 * How far period and dispersion measure of a candidate may lie from those of the pulsar that it is.
 * Every value is a standard deviation; {@code docs/data/known-pulsars.md} says where they are from.
 */
public final class Tolerances {

  /** Seconds of delay between infinity and 1 MHz a unit of dispersion measure, in s MHz^2. */
  static final double DISPERSION = 4.148808e3;

  /** A search resolves a drift of a part of the pulse's width over the observation. */
  private static final double RESOLVED = 0.25;

  /** Catalogued periods are of another epoch. */
  private static final double PERIOD_FLOOR = 2e-5;

  /** The Earth's orbital motion of 29.8 km/s over c, root mean square of the line of sight. */
  private static final double EARTH = 7.0e-5;

  /** Binary motion, spin-down of young pulsars, coarse steps of a search. */
  private static final double PERIOD_WIDE = 1e-3;

  private static final double PERIOD_WIDE_SHARE = 0.1;
  private static final double DM_FLOOR = 0.5;
  private static final double DM_RELATIVE = 0.01;
  private static final double DM_WIDE_FLOOR = 5;
  private static final double DM_WIDE_RELATIVE = 0.05;
  private static final double DM_WIDE_SHARE = 0.2;

  private static final double UNKNOWN_WIDTH = 0.1;
  private static final double UNKNOWN_LENGTH = 540;
  private static final double UNKNOWN_FREQUENCY = 1_382;
  private static final double UNKNOWN_BANDWIDTH = 400;

  private Tolerances() {}

  /**
   * @param sighting a candidate
   * @return spread of the natural logarithm of its period
   */
  public static Spread logPeriod(Sighting sighting) {
    double drift = width(sighting) * sighting.period() / or(sighting.length(), UNKNOWN_LENGTH);
    double earth = sighting.barycentric() ? 0 : EARTH;
    double narrow = root(PERIOD_FLOOR, RESOLVED * drift, earth);
    return new Spread(narrow, root(narrow, PERIOD_WIDE, drift), PERIOD_WIDE_SHARE);
  }

  /**
   * @param sighting a candidate
   * @param dm true dispersion measure in pc cm^-3
   * @return spread of the candidate's around it, in pc cm^-3
   */
  public static Spread dm(Sighting sighting, double dm) {
    double smeared = smearedDm(sighting);
    return new Spread(
        root(DM_FLOOR, DM_RELATIVE * dm, RESOLVED * smeared),
        root(DM_WIDE_FLOOR, DM_WIDE_RELATIVE * dm, smeared),
        DM_WIDE_SHARE);
  }

  /** Error of dispersion measure that smears the pulse over the band by its own width. */
  static double smearedDm(Sighting sighting) {
    double centre = or(sighting.centreFrequency(), UNKNOWN_FREQUENCY);
    double half = or(sighting.bandwidth(), UNKNOWN_BANDWIDTH) / 2;
    double low = centre - half;
    double high = centre + half;
    return width(sighting)
        * sighting.period()
        / (DISPERSION * (1 / (low * low) - 1 / (high * high)));
  }

  private static double width(Sighting sighting) {
    return or(sighting.width(), UNKNOWN_WIDTH);
  }

  private static double or(Double value, double otherwise) {
    return value == null ? otherwise : value;
  }

  private static double root(double... parts) {
    double sum = 0;
    for (double part : parts) {
      sum += part * part;
    }
    return Math.sqrt(sum);
  }
}
