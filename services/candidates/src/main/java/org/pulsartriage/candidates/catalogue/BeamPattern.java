package org.pulsartriage.candidates.catalogue;

/**
 * Where around its place on the sky a pulsar is found: a Gaussian main beam, and a share in side
 * lobes that falls with the fourth power of the distance (Moffat's profile with exponent 2, of
 * scale twice the main beam's width).
 *
 * @param width full width of the main beam at half its height, in degrees
 * @param sideLobeShare share of the detections that are in side lobes, 0 to 1
 * @param reach distance in degrees from which on no pulsar is looked at
 */
public record BeamPattern(double width, double sideLobeShare, double reach) {

  /**
   * Parkes multibeam at 1.4 GHz, 14.4 arcmin: Staveley-Smith et al. 1996, PASA 13, 243; Keith et
   * al. 2010, MNRAS 409, 619.
   */
  public static final double PARKES_MULTIBEAM_WIDTH = 14.4 / 60;

  private static final double SIGMAS_A_WIDTH = 2 * Math.sqrt(2 * Math.log(2));
  private static final double SIDE_LOBE_WIDTHS = 2;

  /** Checks the ranges. */
  public BeamPattern {
    if (!(width > 0 && width <= 30)) {
      throw new IllegalArgumentException(
          "beam width " + width + ": more than 0, at most 30 degrees");
    }
    if (!(sideLobeShare >= 0 && sideLobeShare <= 1)) {
      throw new IllegalArgumentException("side-lobe share " + sideLobeShare + ": 0 to 1");
    }
    if (!(reach > 0 && reach <= 90)) {
      throw new IllegalArgumentException(
          "beam reach " + reach + ": more than 0, at most 90 degrees");
    }
  }

  /**
   * @param width full width of the main beam at half its height, in degrees
   * @return a pattern with a tenth in side lobes, and a reach of twelve widths
   */
  public static BeamPattern ofWidth(double width) {
    return new BeamPattern(width, 0.1, Math.min(90, 12 * width));
  }

  /**
   * @param separation from the pulsar to the beam's centre, in degrees
   * @return density of detections, a square degree; its integral over the sky is 1 (over the plane,
   *     which is the sky near the beam)
   */
  public double density(double separation) {
    double sigma = width / SIGMAS_A_WIDTH;
    double main =
        Math.exp(-0.5 * separation * separation / (sigma * sigma)) / (2 * Math.PI * sigma * sigma);
    double scale = SIDE_LOBE_WIDTHS * width;
    double fall = 1 + separation * separation / (scale * scale);
    double side = 1 / (Math.PI * scale * scale * fall * fall);
    return (1 - sideLobeShare) * main + sideLobeShare * side;
  }
}
