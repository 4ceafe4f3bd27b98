package org.pulsartriage.candidates.format;

import org.pulsartriage.candidates.Planes;
import org.pulsartriage.schemas.DmCurve;
import org.pulsartriage.schemas.PeriodDmPlane;

/**
 * S/N over a search plane.
 *
 * @param periods offsets from the period in picoseconds
 * @param dms dispersion measures in pc cm^-3
 * @param accelerations in m s^-2
 * @param jerks in m s^-3
 * @param samples one byte a trial; DM slowest, then period, acceleration, jerk
 * @param minimum S/N of a zero byte
 * @param maximum S/N of a byte of 255
 */
record PhcxSnrBlock(
    double[] periods,
    double[] dms,
    double[] accelerations,
    double[] jerks,
    byte[] samples,
    double minimum,
    double maximum) {

  private static final double PICOSECONDS = 1e12;

  /**
   * @return the block as a DM curve where it has one period, acceleration and jerk, else null
   */
  DmCurve dmCurve() {
    if (periods.length != 1 || accelerations.length != 1 || jerks.length != 1) {
      return null;
    }
    return new DmCurve(Axis.floats(dms), Planes.ofBytes(1, dms.length, samples, minimum, maximum));
  }

  /**
   * @return the block at the acceleration and jerk of its highest S/N
   */
  PeriodDmPlane periodDmPlane() {
    int searches = accelerations.length * jerks.length;
    int trials = periods.length * dms.length;
    byte[] plane = samples;
    if (searches > 1) {
      int best = 0;
      for (int i = 1; i < samples.length; i++) {
        if ((samples[i] & 0xff) > (samples[best] & 0xff)) {
          best = i;
        }
      }
      plane = new byte[trials];
      for (int i = 0; i < trials; i++) {
        plane[i] = samples[i * searches + best % searches];
      }
    }
    double[] offsets = new double[periods.length];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = periods[i] / PICOSECONDS;
    }
    return new PeriodDmPlane(
        Axis.doubles(offsets),
        Axis.floats(dms),
        Planes.ofBytes(dms.length, periods.length, plane, minimum, maximum));
  }
}
