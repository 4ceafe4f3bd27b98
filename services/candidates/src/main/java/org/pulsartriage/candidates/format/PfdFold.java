package org.pulsartriage.candidates.format;

import org.pulsartriage.candidates.MalformedCandidateException;
import org.pulsartriage.candidates.Planes;
import org.pulsartriage.schemas.DmCurve;
import org.pulsartriage.schemas.PeriodDmPlane;
import org.pulsartriage.schemas.Plane;

/**
 * The profiles of a .pfd file, and what is summed from them: every profile is first turned back by
 * the drift of the best period against the folding period and by the delay of dispersion, to the
 * nearest bin, as prepfold does.
 *
 * <p>S/N of a summed profile p of n bins, of which noise has the variance v (the sum of those that
 * prepfold measured on the data): the excess of chi-square, {@code sqrt(max(0, sum((p - mean)^2) /
 * v - (n - 1)))}. It is the S/N of a filter that matches the profile; noise alone gives about 0 to
 * 4.
 */
final class PfdFold {

  /** Dispersion delay in s of 1 pc cm^-3 at 1 MHz, the constant of pulsar astronomy. */
  private static final double DISPERSION = 1 / 2.41e-4;

  private static final int STATISTICS = 7;
  private static final int VARIANCE = 5;
  private static final int MOST_TRIALS = 67;
  private static final double LARGEST = 1e25;

  private final PfdHeader header;
  private final double[] profiles;
  private final double variance;
  private final double[] starts;
  private final double length;

  private PfdFold(
      PfdHeader header, double[] profiles, double variance, double[] starts, double length) {
    this.header = header;
    this.profiles = profiles;
    this.variance = variance;
    this.starts = starts;
    this.length = length;
  }

  static PfdFold read(PfdBytes in, PfdHeader header) throws MalformedCandidateException {
    long cells = (long) header.parts() * header.subBands();
    long due = in.position() + cells * (header.bins() + STATISTICS) * Double.BYTES;
    if (in.size() < due) {
      throw in.malformed("profiles", "truncated: " + in.size() + " bytes of " + due);
    }
    if (in.size() > due) {
      throw in.malformed("end", (in.size() - due) + " bytes after the last field");
    }
    double[] profiles = in.numbers("profiles", (int) (cells * header.bins()));
    for (int i = 0; i < profiles.length; i++) {
      // Sums of larger ones would not fit the single precision of a plane.
      if (!(Math.abs(profiles[i]) <= LARGEST)) {
        int cell = i / header.bins();
        throw in.malformed(
            "profile of part "
                + cell / header.subBands()
                + ", sub-band "
                + cell % header.subBands(),
            "bin " + i % header.bins() + " is " + profiles[i]);
      }
    }
    double[] statistics = in.numbers("statistics", (int) cells * STATISTICS);
    double variance = 0;
    for (int cell = 0; cell < cells; cell++) {
      double of = statistics[cell * STATISTICS + VARIANCE];
      // A masked cell has no statistics, and no profile either.
      variance += Double.isFinite(of) && of > 0 ? of : 0;
    }
    double[] starts = new double[header.parts()];
    double length = 0;
    for (int part = 0; part < header.parts(); part++) {
      starts[part] = length;
      double samples = statistics[part * header.subBands() * STATISTICS];
      if (!(samples >= 0 && samples < 1e15)) {
        throw in.malformed("statistics of part " + part, samples + " samples folded");
      }
      length += samples * header.sampleTime();
    }
    return new PfdFold(header, profiles, variance, starts, length);
  }

  /** Length of the observation in s. */
  double length() {
    return length;
  }

  Plane subIntegrations() {
    int bins = header.bins();
    double[] sums = new double[header.parts() * bins];
    int[] delays = delays(header.bestDm());
    int[] drifts = drifts(header.best());
    for (int part = 0; part < header.parts(); part++) {
      for (int band = 0; band < header.subBands(); band++) {
        add(profiles, at(part, band), delays[band] + drifts[part], sums, part * bins);
      }
    }
    return plane(header.parts(), sums);
  }

  Plane subBands() {
    return plane(header.subBands(), subBands(header.best(), header.bestDm()));
  }

  Plane profile() {
    return plane(1, total(subBands(header.best(), header.bestDm()), new int[header.subBands()]));
  }

  /**
   * @return S/N against trial dispersion measure; null where there is but one sub-band, or no trial
   */
  DmCurve dmCurve() {
    double[] dms = header.dms();
    if (!hasDms()) {
      return null;
    }
    double[] bands = subBands(header.best(), 0);
    float[] snrs = new float[dms.length];
    for (int i = 0; i < dms.length; i++) {
      snrs[i] = (float) snr(total(bands, delays(dms[i])));
    }
    return new DmCurve(Axis.floats(dms), Planes.ofFloats(1, dms.length, snrs));
  }

  /**
   * @return S/N over trial periods and dispersion measures, thinned to some 67 of each, at the best
   *     derivative of the period; null where there is but one sub-band, or no trial
   */
  PeriodDmPlane periodDmPlane() {
    if (!hasDms() || header.periods().length == 0) {
      return null;
    }
    double[] dms = thin(header.dms());
    double[] periods = thin(header.periods());
    double[] best = header.best();
    int[][] delays = new int[dms.length][];
    for (int i = 0; i < dms.length; i++) {
      delays[i] = delays(dms[i]);
    }
    float[] snrs = new float[dms.length * periods.length];
    double[] offsets = new double[periods.length];
    for (int j = 0; j < periods.length; j++) {
      offsets[j] = periods[j] - 1 / header.folding()[0];
      double[] bands = subBands(new double[] {periods[j], best[1], best[2]}, 0);
      for (int i = 0; i < dms.length; i++) {
        snrs[i * periods.length + j] = (float) snr(total(bands, delays[i]));
      }
    }
    return new PeriodDmPlane(
        Axis.doubles(offsets), Axis.floats(dms), Planes.ofFloats(dms.length, periods.length, snrs));
  }

  private boolean hasDms() {
    return header.subBands() > 1 && header.dms().length > 0 && header.isDispersed() && variance > 0;
  }

  private static double[] thin(double[] trials) {
    int step = (trials.length + MOST_TRIALS - 1) / MOST_TRIALS;
    double[] thin = new double[(trials.length + step - 1) / step];
    for (int i = 0; i < thin.length; i++) {
      thin[i] = trials[i * step];
    }
    return thin;
  }

  // Sums over time, a row a sub-band.
  private double[] subBands(double[] spin, double dm) {
    int bins = header.bins();
    int[] delays = dm == 0 ? new int[header.subBands()] : delays(dm);
    int[] drifts = drifts(spin);
    double[] sums = new double[header.subBands() * bins];
    for (int part = 0; part < header.parts(); part++) {
      for (int band = 0; band < header.subBands(); band++) {
        add(profiles, at(part, band), delays[band] + drifts[part], sums, band * bins);
      }
    }
    return sums;
  }

  private double[] total(double[] bands, int[] delays) {
    double[] sum = new double[header.bins()];
    for (int band = 0; band < delays.length; band++) {
      add(bands, band * header.bins(), delays[band], sum, 0);
    }
    return sum;
  }

  private double snr(double[] profile) {
    double mean = 0;
    for (double value : profile) {
      mean += value;
    }
    mean /= profile.length;
    double squares = 0;
    for (double value : profile) {
      squares += (value - mean) * (value - mean);
    }
    // However small a variance a file tells.
    return Math.min(
        Float.MAX_VALUE, Math.sqrt(Math.max(0, squares / variance - (profile.length - 1))));
  }

  // Bins by which each sub-band is late against the highest.
  private int[] delays(double dm) {
    int[] delays = new int[header.subBands()];
    if (header.isDispersed()) {
      double highest = header.frequency(header.subBands() - 1);
      for (int band = 0; band < delays.length; band++) {
        double frequency = header.frequency(band);
        double seconds = DISPERSION * dm * (1 / (frequency * frequency) - 1 / (highest * highest));
        delays[band] = bins(seconds * header.folding()[0]);
      }
    }
    return delays;
  }

  // Bins by which a pulse of that period is late in each part, folded as it was.
  private int[] drifts(double[] spin) {
    double[] fold = header.folding();
    double[] actual = PfdHeader.frequencyToPeriod(spin);
    int[] drifts = new int[header.parts()];
    for (int part = 0; part < drifts.length; part++) {
      double t = starts[part];
      double turns =
          t
              * ((fold[0] - actual[0])
                  + t * ((fold[1] - actual[1]) / 2 + t * (fold[2] - actual[2]) / 6));
      drifts[part] = bins(turns);
    }
    return drifts;
  }

  private int bins(double turns) {
    double within = turns - Math.floor(turns);
    return (int) Math.rint(within * header.bins()) % header.bins();
  }

  private int at(int part, int band) {
    return (part * header.subBands() + band) * header.bins();
  }

  private void add(double[] from, int fromStart, int late, double[] to, int toStart) {
    int bins = header.bins();
    int first = late % bins;
    for (int i = 0; i < bins - first; i++) {
      to[toStart + i] += from[fromStart + first + i];
    }
    for (int i = bins - first; i < bins; i++) {
      to[toStart + i] += from[fromStart + first + i - bins];
    }
  }

  private Plane plane(int rows, double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return Planes.ofFloats(rows, header.bins(), floats);
  }
}
