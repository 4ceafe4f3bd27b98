package org.pulsartriage.candidates.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the places near a direction: bands of declination, in each the places by right ascension.
 */
final class SkyIndex {

  /** Takes a place and its distance in degrees. */
  interface Visitor {
    void near(int place, double separation);
  }

  private static final double ROUNDING = 1e-9;

  private final double reach;
  private final double chord;
  private final int[][] bands;
  private final double[][] rightAscensions;
  private final double[] x;
  private final double[] y;
  private final double[] z;

  /**
   * @param positions the places, known by their number in this list
   * @param reach greatest distance that is asked for, in degrees, more than 0, at most 90
   */
  SkyIndex(List<SkyPosition> positions, double reach) {
    this.reach = reach;
    this.chord = 2 * Math.sin(Math.toRadians(reach) / 2);
    this.x = new double[positions.size()];
    this.y = new double[positions.size()];
    this.z = new double[positions.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = x(positions.get(i));
      y[i] = y(positions.get(i));
      z[i] = z(positions.get(i));
    }
    int count = (int) Math.ceil(180 / reach);
    bands = new int[count][];
    rightAscensions = new double[count][];
    for (int band = 0; band < count; band++) {
      int wanted = band;
      bands[band] =
          IntStream.range(0, x.length)
              .filter(i -> band(positions.get(i).declination()) == wanted)
              .boxed()
              .sorted(
                  (i, j) ->
                      Double.compare(
                          positions.get(i).rightAscension(), positions.get(j).rightAscension()))
              .mapToInt(Integer::intValue)
              .toArray();
      rightAscensions[band] =
          Arrays.stream(bands[band]).mapToDouble(i -> positions.get(i).rightAscension()).toArray();
    }
  }

  /**
   * @param centre a direction
   * @param visitor is told of every place within the reach
   */
  void visit(SkyPosition centre, Visitor visitor) {
    Disk disk = new Disk(x(centre), y(centre), z(centre), visitor);
    int first = band(Math.max(-90, centre.declination() - reach - ROUNDING));
    int last = band(Math.min(90, centre.declination() + reach + ROUNDING));
    double half = halfWidth(centre.declination());
    double west = centre.rightAscension() - half;
    double east = centre.rightAscension() + half;
    for (int band = first; band <= last; band++) {
      if (half >= 180) {
        disk.visit(band, 0, 360);
        continue;
      }
      disk.visit(band, Math.max(0, west), Math.min(360, east));
      if (west < 0) {
        disk.visit(band, west + 360, 360);
      }
      if (east > 360) {
        disk.visit(band, 0, east - 360);
      }
    }
  }

  /** All within the reach of one direction, which is given as a unit vector. */
  private final class Disk {

    private final double centreX;
    private final double centreY;
    private final double centreZ;
    private final Visitor visitor;

    Disk(double centreX, double centreY, double centreZ, Visitor visitor) {
      this.centreX = centreX;
      this.centreY = centreY;
      this.centreZ = centreZ;
      this.visitor = visitor;
    }

    void visit(int band, double west, double east) {
      double[] sorted = rightAscensions[band];
      int found = Arrays.binarySearch(sorted, west);
      int start = found >= 0 ? found : -found - 1;
      // Of equal values the search may hit any.
      while (start > 0 && sorted[start - 1] >= west) {
        start--;
      }
      for (int i = start; i < sorted.length && sorted[i] <= east; i++) {
        int place = bands[band][i];
        double dx = x[place] - centreX;
        double dy = y[place] - centreY;
        double dz = z[place] - centreZ;
        double square = dx * dx + dy * dy + dz * dz;
        if (square <= chord * chord) {
          visitor.near(place, Math.toDegrees(2 * Math.asin(Math.sqrt(square) / 2)));
        }
      }
    }
  }

  /** Greatest difference of right ascension within the reach: all of it near a pole. */
  private double halfWidth(double declination) {
    if (Math.abs(declination) + reach >= 90) {
      return 180;
    }
    return Math.toDegrees(
            Math.asin(Math.sin(Math.toRadians(reach)) / Math.cos(Math.toRadians(declination))))
        + ROUNDING;
  }

  private int band(double declination) {
    return Math.min((int) ((declination + 90) / reach), (int) Math.ceil(180 / reach) - 1);
  }

  private static double x(SkyPosition position) {
    return Math.cos(Math.toRadians(position.declination()))
        * Math.cos(Math.toRadians(position.rightAscension()));
  }

  private static double y(SkyPosition position) {
    return Math.cos(Math.toRadians(position.declination()))
        * Math.sin(Math.toRadians(position.rightAscension()));
  }

  private static double z(SkyPosition position) {
    return Math.sin(Math.toRadians(position.declination()));
  }
}
