package org.pulsartriage.candidates.simulator;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.pulsartriage.candidates.format.PhcxGeneration;

/**
 * The periodicity search over dispersion measure. The response of a harmonic to a wrong dispersion
 * measure is the sinc of the smearing across the band; the search takes the best of 1 to 16 summed
 * harmonics (Taylor and Huguenin 1969, Nature 221, 816). Elsewhere stand the chance detections near
 * the same period, of which there are the fewer the longer the period.
 */
final class DmSearch {

  private static final double[] THORNTON = trials(0.17974, 61.674, 1196);
  private static final double[] MEDLAT = trials(0.1312, 72.2, 1830);
  private static final int[] SUMS = {1, 2, 4, 8, 16};
  private static final double LINEAR_BELOW = 33;
  private static final double COMPRESSION = 11.5;
  private static final double FLOOR = 2.6;
  private static final double WEAK_FLOOR = 0.7;
  private static final double MEDLAT_THRESHOLD = 6;
  private static final double[] SINC = new double[8192];
  private static final double SINC_STEP = 1.0 / 256;

  static {
    SINC[0] = 1;
    for (int i = 1; i < SINC.length; i++) {
      double x = Math.PI * i * SINC_STEP;
      SINC[i] = Math.abs(Math.sin(x) / x);
    }
  }

  private DmSearch() {}

  /**
   * @param dms trial dispersion measures in pc cm^-3, ascending
   * @param snrs spectral S/N at each; 0 where the search found nothing
   * @param best index of the highest
   */
  record Curve(float[] dms, float[] snrs, int best) {}

  /**
   * Steps that grow with the dispersion measure as the smearing in a channel and in a sample add in
   * quadrature.
   */
  private static double[] trials(double first, double knee, int count) {
    double[] dms = new double[count];
    for (int i = 1; i < count; i++) {
      double dm = dms[i - 1];
      dms[i] = dm + first * Math.sqrt(1 + Math.pow(dm / knee, 2));
    }
    return dms;
  }

  /**
   * @param generation whose trials and threshold
   * @param period period in seconds
   * @param response what there is to find
   * @param random source of chance detections
   * @return the curve, with at least one detection
   */
  static Curve search(
      PhcxGeneration generation, double period, SearchResponse response, RandomGenerator random) {
    if (generation == PhcxGeneration.MEDLAT) {
      return medlat(period, response, random);
    }
    double floor = random.nextDouble() < 0.04 ? 4.9 : 0;
    double[] detected = detect(THORNTON, period, response, floor, random);
    int best = best(detected);
    if (detected[best] < 0.7 * response.snr()) {
      // Narrow responses can fall between the trials; what was not detected is no candidate.
      best = nearest(THORNTON, response.dm());
      detected[best] = response.snr();
    }
    float[] dms = new float[THORNTON.length];
    float[] snrs = new float[THORNTON.length];
    for (int i = 0; i < dms.length; i++) {
      dms[i] = (float) (Math.round(THORNTON[i] * 1e4) / 1e4);
      snrs[i] = (float) detected[i];
    }
    return new Curve(dms, snrs, best);
  }

  // Holds only what rose above the threshold, to a tenth.
  private static Curve medlat(double period, SearchResponse response, RandomGenerator random) {
    double[] detected = detect(MEDLAT, period, response, 0, random);
    double peak = detected[best(detected)];
    double threshold = Math.min(MEDLAT_THRESHOLD, 0.8 * Math.max(peak, response.snr()));
    int wanted = nearest(MEDLAT, response.dm());
    // The list of a weak candidate still has its neighbours in it.
    int atLeast = 30 + random.nextInt(60);
    float[] dms = new float[MEDLAT.length];
    float[] snrs = new float[MEDLAT.length];
    int count = 0;
    int best = 0;
    for (int i = 0; i < MEDLAT.length; i++) {
      double snr = detected[i];
      if (Math.abs(i - wanted) * 2 < atLeast) {
        snr = Math.max(snr, threshold + 0.3 * Math.abs(random.nextGaussian()));
      }
      if (i == wanted) {
        snr = Math.max(snr, response.snr());
      }
      if (snr >= threshold) {
        dms[count] = (float) (Math.round(MEDLAT[i] * 100) / 100.0);
        snrs[count] = (float) (Math.round(snr * 10) / 10.0);
        if (snrs[count] > snrs[best]) {
          best = count;
        }
        count++;
      }
    }
    return new Curve(Arrays.copyOf(dms, count), Arrays.copyOf(snrs, count), best);
  }

  private static double[] detect(
      double[] dms, double period, SearchResponse response, double floor, RandomGenerator random) {
    double weakness = Math.max(0, Math.min(1, (10 - response.snr()) / 4));
    double least = FLOOR + WEAK_FLOOR * weakness;
    double[] harmonics = response.harmonics();
    double norm = respond(harmonics, 0);
    double linear = expand(response.snr());
    double scatter = 0.3 + 0.006 * response.snr();
    double rate =
        0.05 * Math.min(1, Math.pow(period / 0.003, 0.8)) / (1 + Math.pow(period / 0.05, 1.2));
    double threshold = GaussianTable.tail(rate);
    double length = 0.03 * period / FoldGeometry.BAND_DELAY;
    double dense = floor > 0 ? 0.05 + 0.5 * Math.pow(random.nextDouble(), 2) : 0;
    double[] snrs = new double[dms.length];
    double walk = random.nextGaussian();
    for (int i = 0; i < dms.length; i++) {
      double step = i == 0 ? 0 : dms[i] - dms[i - 1];
      double keep = Math.exp(-step / length);
      walk = keep * walk + Math.sqrt(1 - keep * keep) * random.nextGaussian();
      double chance = 0;
      if (floor > 0) {
        chance = random.nextDouble() < dense ? floor + Math.abs(random.nextGaussian()) * 0.5 : 0;
      } else if (walk > threshold) {
        chance = 3 * (1 - Math.exp(-1.3 * (walk - threshold)));
      }
      double smear =
          Math.abs(dms[i] - response.dm())
              * FoldGeometry.BAND_DELAY
              * response.bandwidth()
              / period;
      double snr = 0;
      double ideal = linear * respond(harmonics, smear) / norm;
      if (ideal > 0.5) {
        // What is found at all stands above the search's own threshold.
        double above = (compress(ideal) - least) * response.snr() / (response.snr() - least);
        snr = above + scatter * random.nextGaussian();
        snr = snr < 0.9 ? 0 : snr;
      }
      snrs[i] = Math.max(chance, snr);
    }
    return snrs;
  }

  private static double respond(double[] harmonics, double smear) {
    double sum = 0;
    double best = 0;
    int next = 0;
    for (int h = 1; h <= harmonics.length; h++) {
      sum += harmonics[h - 1] * sinc(h * smear);
      if (h == SUMS[next]) {
        best = Math.max(best, sum / Math.sqrt(h));
        next++;
      }
    }
    return best;
  }

  private static double sinc(double x) {
    int index = (int) (x / SINC_STEP + 0.5);
    return index < SINC.length ? SINC[index] : 0;
  }

  /** The search's S/N grows with the logarithm of strong signals. */
  private static double compress(double snr) {
    return snr < LINEAR_BELOW ? snr : LINEAR_BELOW + COMPRESSION * Math.log(snr / LINEAR_BELOW);
  }

  private static double expand(double snr) {
    return snr < LINEAR_BELOW ? snr : LINEAR_BELOW * Math.exp((snr - LINEAR_BELOW) / COMPRESSION);
  }

  /**
   * @param dm dispersion measure in pc cm^-3
   * @return the nearest of the trials
   */
  static double trial(double dm) {
    return THORNTON[nearest(THORNTON, dm)];
  }

  /**
   * @return the highest dispersion measure that both generations try, in pc cm^-3
   */
  static double highestTrial() {
    return Math.min(THORNTON[THORNTON.length - 1], MEDLAT[MEDLAT.length - 1]);
  }

  /**
   * @param snr S/N of a fold
   * @return about the S/N of the search on the same signal
   */
  static double spectral(double snr) {
    return compress(snr);
  }

  private static int best(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  private static int nearest(double[] sorted, double value) {
    int at = Arrays.binarySearch(sorted, value);
    if (at >= 0) {
      return at;
    }
    int after = Math.min(-at - 1, sorted.length - 1);
    int before = Math.max(0, after - 1);
    return value - sorted[before] < sorted[after] - value ? before : after;
  }
}
