package org.pulsartriage.candidates.catalogue;

/**
 * How measured values lie around the true one: mostly in a narrow Gaussian, sometimes in a wide
 * one.
 *
 * @param narrow standard deviation
 * @param wide standard deviation of the rest
 * @param wideShare the rest's share, 0 to 1
 */
public record Spread(double narrow, double wide, double wideShare) {

  private static final double ROOT_OF_TURN = Math.sqrt(2 * Math.PI);
  private static final double NEGLIGIBLE = 6;

  /**
   * @param distance from the true value
   * @return probability density there
   */
  public double density(double distance) {
    return (1 - wideShare) * gaussian(distance, narrow) + wideShare * gaussian(distance, wide);
  }

  /**
   * @return the distance from which on the density counts as nothing
   */
  public double reach() {
    return NEGLIGIBLE * Math.max(narrow, wide);
  }

  private static double gaussian(double distance, double sigma) {
    double sigmas = distance / sigma;
    return Math.exp(-0.5 * sigmas * sigmas) / (ROOT_OF_TURN * sigma);
  }
}
