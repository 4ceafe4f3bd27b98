package org.pulsartriage.candidates;

/**
 * A direction in galactic coordinates (IAU 1958, with the J2000 pole of the Hipparcos catalogue,
 * ESA SP-1200, vol. 1, sect. 1.5.3).
 *
 * @param longitude in degrees, 0 to 360
 * @param latitude in degrees, -90 to 90
 */
public record GalacticCoordinates(double longitude, double latitude) {

  private static final double POLE_RIGHT_ASCENSION = Math.toRadians(192.85948);
  private static final double POLE_DECLINATION = Math.toRadians(27.12825);
  private static final double NODE_LONGITUDE = Math.toRadians(122.93192);

  /**
   * @param rightAscension J2000, in degrees
   * @param declination J2000, in degrees
   * @return the same direction
   */
  public static GalacticCoordinates ofEquatorial(double rightAscension, double declination) {
    double[] rotated =
        rotate(Math.toRadians(rightAscension) - POLE_RIGHT_ASCENSION, Math.toRadians(declination));
    return new GalacticCoordinates(
        degrees(NODE_LONGITUDE - rotated[0]), Math.toDegrees(rotated[1]));
  }

  /**
   * @return right ascension (0 to 360) and declination (-90 to 90), J2000, in degrees
   */
  public double[] toEquatorial() {
    double[] rotated = rotate(NODE_LONGITUDE - Math.toRadians(longitude), Math.toRadians(latitude));
    return new double[] {degrees(POLE_RIGHT_ASCENSION + rotated[0]), Math.toDegrees(rotated[1])};
  }

  // From either frame to the other: the pole of each has the same latitude in the other.
  private static double[] rotate(double angle, double latitude) {
    double height =
        Math.sin(latitude) * Math.sin(POLE_DECLINATION)
            + Math.cos(latitude) * Math.cos(POLE_DECLINATION) * Math.cos(angle);
    double across = Math.cos(latitude) * Math.sin(angle);
    double along =
        Math.sin(latitude) * Math.cos(POLE_DECLINATION)
            - Math.cos(latitude) * Math.sin(POLE_DECLINATION) * Math.cos(angle);
    return new double[] {Math.atan2(across, along), Math.asin(Math.max(-1, Math.min(1, height)))};
  }

  private static double degrees(double radians) {
    double degrees = Math.toDegrees(radians) % 360;
    return degrees < 0 ? degrees + 360 : degrees;
  }
}
