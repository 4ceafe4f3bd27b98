package org.pulsartriage.candidates.format;

import java.util.Arrays;
import org.pulsartriage.candidates.MalformedCandidateException;

/**
 * The header of a PRESTO .pfd file, up to the profiles. Units: seconds, MHz, pc cm^-3, MJD.
 *
 * @param subBands number of sub-bands
 * @param parts number of sub-integrations
 * @param bins bins of a profile
 * @param channels number of channels that the sub-bands were made of
 * @param fileName name of the folded data
 * @param telescope name of the telescope
 * @param rightAscension sexagesimal hours, as recorded
 * @param declination sexagesimal degrees, as recorded
 * @param sampleTime of the folded data
 * @param topocentricEpoch MJD of the start at the telescope, 0 where unknown
 * @param barycentricEpoch MJD of the start at the barycentre, 0 where unknown
 * @param velocity of the telescope towards the source, mean, in units of c
 * @param lowestFrequency centre of the lowest channel
 * @param channelWidth width of a channel
 * @param bestDm best dispersion measure
 * @param topocentric period and its two derivatives, best at the telescope; period 0 where unknown
 * @param barycentric period and its two derivatives, best at the barycentre; period 0 where unknown
 * @param folding frequency and its two derivatives with which the data were folded
 * @param foldedAtBarycentre whether the folded data were barycentred
 * @param dms trial dispersion measures
 * @param periods trial periods
 */
record PfdHeader(
    int subBands,
    int parts,
    int bins,
    int channels,
    String fileName,
    String telescope,
    String rightAscension,
    String declination,
    double sampleTime,
    double topocentricEpoch,
    double barycentricEpoch,
    double velocity,
    double lowestFrequency,
    double channelWidth,
    double bestDm,
    double[] topocentric,
    double[] barycentric,
    double[] folding,
    boolean foldedAtBarycentre,
    double[] dms,
    double[] periods) {

  private static final int MOST = 1 << 16;
  private static final int LONGEST_STRING = 4096;
  private static final int COORDINATE = 16;

  /** Reads the header, refusing counts that the file cannot hold. */
  static PfdHeader read(PfdBytes in) throws MalformedCandidateException {
    int numDms = in.count("numdms", 0, MOST);
    int numPeriods = in.count("numperiods", 0, MOST);
    int numDerivatives = in.count("numpdots", 0, MOST);
    int subBands = in.count("nsub", 1, MOST);
    int parts = in.count("npart", 1, MOST);
    int bins = in.count("proflen", 2, MOST);
    int channels = in.count("numchan", 1, Integer.MAX_VALUE);
    for (String step : new String[] {"pstep", "pdstep", "dmstep", "ndmfact", "npfact"}) {
      in.integer(step);
    }
    String fileName = in.string("filenm", LONGEST_STRING);
    in.string("candnm", LONGEST_STRING);
    String telescope = in.string("telescope", LONGEST_STRING);
    in.string("pgdev", LONGEST_STRING);
    String rightAscension = in.characters("rastr", COORDINATE);
    String declination = in.characters("decstr", COORDINATE);
    double sampleTime = in.number("dt");
    in.number("startT");
    in.number("endT");
    double topocentricEpoch = in.number("tepoch");
    double barycentricEpoch = in.number("bepoch");
    double velocity = in.number("avgvoverc");
    double lowestFrequency = in.number("lofreq");
    double channelWidth = in.number("chan_wid");
    double bestDm = in.number("bestdm");
    in.single("topo.pow");
    in.single("topo.p0");
    double[] topocentric = spin(in, "topo");
    in.single("bary.pow");
    in.single("bary.p0");
    double[] barycentric = spin(in, "bary");
    boolean foldedAtBarycentre = in.single("fold.pow") == 1;
    in.single("fold.p0");
    double[] folding = spin(in, "fold");
    in.skip("orbit", 7L * Double.BYTES);
    double[] dms = finite(in, "dms", numDms);
    double[] periods = finite(in, "periods", numPeriods);
    in.skip("pdots", (long) numDerivatives * Double.BYTES);
    if (folding[0] <= 0) {
      throw in.malformed("fold.p1", "is " + folding[0] + ", not a frequency above 0");
    }
    if (sampleTime <= 0) {
      throw in.malformed("dt", "is " + sampleTime + ", not a time above 0");
    }
    return new PfdHeader(
        subBands,
        parts,
        bins,
        channels,
        fileName,
        telescope,
        rightAscension,
        declination,
        sampleTime,
        topocentricEpoch,
        barycentricEpoch,
        velocity,
        lowestFrequency,
        channelWidth,
        bestDm,
        topocentric,
        barycentric,
        folding,
        foldedAtBarycentre,
        dms,
        periods);
  }

  /** Whether sub-bands stand at radio frequencies, so that dispersion means something. */
  boolean isDispersed() {
    return lowestFrequency > 0;
  }

  /**
   * @return frequency of a sub-band, from the lowest, in MHz: that of its highest channel, to which
   *     the others were shifted; as the barycentre sees it where the fold is barycentric
   */
  double frequency(int subBand) {
    double width = channelWidth * channels / subBands;
    return (lowestFrequency + (subBand + 1) * width - channelWidth) * (1 + velocity);
  }

  /**
   * @return best period and its two derivatives, in the frame of the fold
   */
  double[] best() {
    double[] best = foldedAtBarycentre ? barycentric : topocentric;
    if (best[0] > 0) {
      return best;
    }
    return frequencyToPeriod(folding);
  }

  /**
   * Converts a frequency and its two derivatives to a period and its two, or the other way round:
   * the formulas are the same.
   */
  static double[] frequencyToPeriod(double[] spin) {
    double inverse = 1 / spin[0];
    double square = inverse * inverse;
    return new double[] {
      inverse, -spin[1] * square, 2 * spin[1] * spin[1] * square * inverse - spin[2] * square
    };
  }

  private static double[] spin(PfdBytes in, String name) throws MalformedCandidateException {
    return new double[] {in.number(name + ".p1"), in.number(name + ".p2"), in.number(name + ".p3")};
  }

  private static double[] finite(PfdBytes in, String field, int count)
      throws MalformedCandidateException {
    double[] values = in.numbers(field, count);
    for (int i = 0; i < count; i++) {
      if (!Double.isFinite(values[i])) {
        throw in.malformed(field, "number " + (i + 1) + " is " + values[i]);
      }
    }
    // Trials are told in either direction.
    Arrays.sort(values);
    return values;
  }
}
