package org.pulsartriage.candidates.catalogue;

/**
 * What is held of candidates before one is compared with the catalogue.
 *
 * @param knownOdds odds that a candidate is a catalogued pulsar, more than 0. Also the bound on
 *     mistakes: of candidates that are none, at most this share gets a posterior above one half
 * @param fundamentalShare share of a pulsar's candidates that have its own period, 0 to 1; the
 *     others are at harmonics a/b with weights that go with 1/(ab)
 * @param leastPeriod shortest period of chance candidates in seconds; they are alike often in equal
 *     intervals of log period
 * @param greatestPeriod longest period of chance candidates in seconds
 * @param greatestDm chance candidates are alike often at all dispersion measures up to this, in pc
 *     cm^-3
 * @param leastDensity fewest pulsars a square degree that count as the density around a pulsar, so
 *     that a short catalogue does not make its few pulsars more probable
 */
public record MatchPriors(
    double knownOdds,
    double fundamentalShare,
    double leastPeriod,
    double greatestPeriod,
    double greatestDm,
    double leastDensity) {

  /** For a blind survey with some 100 candidates a beam; density: 4,000 pulsars on all the sky. */
  public static final MatchPriors SURVEY = new MatchPriors(1e-3, 0.7, 1e-3, 30, 1_000, 0.1);

  /** Checks the ranges. */
  public MatchPriors {
    if (!(knownOdds > 0 && Double.isFinite(knownOdds))) {
      throw new IllegalArgumentException("odds of a known pulsar " + knownOdds + ": more than 0");
    }
    if (!(fundamentalShare > 0 && fundamentalShare <= 1)) {
      throw new IllegalArgumentException(
          "share of fundamentals " + fundamentalShare + ": more than 0, at most 1");
    }
    if (!(leastPeriod > 0 && greatestPeriod > leastPeriod && Double.isFinite(greatestPeriod))) {
      throw new IllegalArgumentException(
          "periods " + leastPeriod + " to " + greatestPeriod + " s: not a range");
    }
    if (!(greatestDm > 0 && Double.isFinite(greatestDm))) {
      throw new IllegalArgumentException(
          "greatest dispersion measure " + greatestDm + ": more than 0");
    }
    if (!(leastDensity > 0 && Double.isFinite(leastDensity))) {
      throw new IllegalArgumentException("least density " + leastDensity + ": more than 0");
    }
  }

  /**
   * @return one over the density of chance candidates in the logarithm of the period
   */
  double logPeriods() {
    return Math.log(greatestPeriod / leastPeriod);
  }
}
