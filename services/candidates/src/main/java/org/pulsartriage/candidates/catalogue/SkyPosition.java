package org.pulsartriage.candidates.catalogue;

/**
 * A direction on the sky.
 *
 * @param rightAscension J2000 in degrees, 0 up to 360
 * @param declination J2000 in degrees, -90 to 90
 */
public record SkyPosition(double rightAscension, double declination) {

  /** Brings the right ascension into 0 up to 360. */
  public SkyPosition {
    if (!isPosition(rightAscension, declination)) {
      throw new IllegalArgumentException(
          "no position: right ascension " + rightAscension + ", declination " + declination);
    }
    rightAscension -= 360 * Math.floor(rightAscension / 360);
    // The remainder of a tiny negative angle rounds up to the whole turn.
    rightAscension = rightAscension >= 360 ? 0 : rightAscension;
  }

  /**
   * @param rightAscension degrees, any number of turns
   * @param declination degrees
   * @return whether this is a direction
   */
  public static boolean isPosition(double rightAscension, double declination) {
    return Double.isFinite(rightAscension) && Math.abs(declination) <= 90;
  }

  /**
   * The great-circle distance by Vincenty's formula, exact to rounding at all distances, also near
   * 0 and 180 degrees.
   *
   * @param other another direction
   * @return degrees, 0 to 180
   */
  public double separation(SkyPosition other) {
    double here = Math.toRadians(declination);
    double there = Math.toRadians(other.declination);
    double turn = Math.toRadians(other.rightAscension - rightAscension);
    double east = Math.cos(there) * Math.sin(turn);
    double north =
        Math.cos(here) * Math.sin(there) - Math.sin(here) * Math.cos(there) * Math.cos(turn);
    double along =
        Math.sin(here) * Math.sin(there) + Math.cos(here) * Math.cos(there) * Math.cos(turn);
    return Math.toDegrees(Math.atan2(Math.hypot(east, north), along));
  }
}
