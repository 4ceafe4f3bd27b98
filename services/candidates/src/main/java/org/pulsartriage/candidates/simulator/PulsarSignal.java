package org.pulsartriage.candidates.simulator;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A pulsar: one or two components, sometimes an interpulse or the tail of scattering; scintillation
 * in time and frequency, nulling; an error of the search's period, sometimes the curvature of an
 * orbit; sometimes found at a harmonic of its period.
 */
final class PulsarSignal implements Signal {

  private static final double CHANNEL_WIDTH = 0.390625; // MHz
  private static final double SAMPLE_TIME = 64e-6; // seconds
  private static final double FULL_BINS = 128;

  /** Of the period; a pulse that one channel smears over more of its turn is not found. */
  private static final double MOST_SMEAR = 0.4;

  private final double period;
  private final double dm;
  private final double snr;
  private final PulseShape shape = new PulseShape();
  private final double width;
  private final SearchResponse search;
  private final double phase;
  private final double drift;
  private final double curvature;
  private final double dmError;

  /** The S/N is drawn where none is given. */
  private PulsarSignal(RandomGenerator random, Double given) {
    double spin = period(random);
    this.dm = dispersionMeasure(random, spin);
    this.snr = given == null ? snr(random) : given;
    double multiple = multiple(random);
    this.period = spin * multiple;
    drawShape(random, spin, multiple);
    double[] harmonics = shape.harmonics();
    // S/N is that of a fold of the full shape; smaller ones weigh their cells themselves.
    this.width = shape.normalise((int) FULL_BINS, 1);
    this.search =
        new SearchResponse(
            dm,
            harmonics,
            1,
            Math.max(5.4, DmSearch.spectral(snr * Draws.logNormal(random, 0.85, 0.12))));
    this.phase = random.nextDouble();
    this.drift =
        Draws.chance(random, 0.2)
            ? Draws.uniform(random, -26, 26) / FULL_BINS
            : 6 * random.nextGaussian() / FULL_BINS;
    // The search's own error, beyond that of its trials: steps of the optimiser.
    this.dmError = 2.5 * random.nextGaussian();
    this.curvature =
        Draws.chance(random, 0.12)
            ? Draws.sign(random) * Draws.logUniform(random, 1.5, 16) / FULL_BINS
            : 0.5 * random.nextGaussian() / FULL_BINS;
  }

  static Signal draw(RandomGenerator random) {
    return new PulsarSignal(random, null);
  }

  static Signal draw(RandomGenerator random, double snr) {
    return new PulsarSignal(random, snr);
  }

  private static double period(RandomGenerator random) {
    double which = random.nextDouble();
    if (which < 0.10) {
      return Draws.logUniform(random, 0.0013, 0.02);
    }
    if (which < 0.28) {
      return Draws.logUniform(random, 0.02, 0.15);
    }
    return Math.max(0.04, Math.min(8, Draws.logNormal(random, 0.5, 0.75)));
  }

  /** One that the search's trials reach, and that leaves a pulse of that period to be found. */
  private static double dispersionMeasure(RandomGenerator random, double spin) {
    double dm;
    do {
      dm = Draws.logNormal(random, 150, 1.1);
    } while (dm < 2 || dm > DmSearch.highestTrial() || smear(dm) > MOST_SMEAR * spin);
    return dm;
  }

  /** Of a pulse over one channel at the centre of the band, in seconds. */
  private static double smear(double dm) {
    return 2
        * FoldGeometry.DISPERSION
        * dm
        * CHANNEL_WIDTH
        / Math.pow(FoldGeometry.CENTRE_FREQUENCY, 3);
  }

  private static double snr(RandomGenerator random) {
    double which = random.nextDouble();
    if (which < 0.15) {
      return Draws.logUniform(random, 5, 9);
    }
    if (which < 0.8) {
      return Draws.logUniform(random, 7, 60);
    }
    return Draws.logUniform(random, 60, 3000);
  }

  private static double multiple(RandomGenerator random) {
    double which = random.nextDouble();
    if (which < 0.03) {
      return 2;
    }
    if (which < 0.04) {
      return 3;
    }
    if (which < 0.07) {
      return 0.5;
    }
    return which < 0.08 ? 1.0 / 3 : 1;
  }

  private void drawShape(RandomGenerator random, double spin, double multiple) {
    double intrinsic =
        spin < 0.02
            ? Draws.logUniform(random, 0.03, 0.35)
            : Draws.logNormal(random, 0.024, 0.65) * Math.pow(spin / 0.5, -0.3);
    intrinsic = Math.max(0.008, Math.min(0.3, intrinsic));
    double full =
        Math.sqrt(intrinsic * intrinsic + square(smear(dm) / spin) + square(SAMPLE_TIME / spin));
    full = Math.min(full, 0.45);
    boolean split = Draws.chance(random, 0.3);
    double separation = Draws.uniform(random, 0.8, 2.2) * full;
    double second = Draws.logUniform(random, 0.2, 1.1);
    double wing = Draws.logUniform(random, 0.5, 1.6);
    boolean core = split && Draws.chance(random, 0.25);
    boolean opposite = Draws.chance(random, 0.06);
    double far = Draws.uniform(random, 0.4, 0.6);
    double farHeight = Draws.logUniform(random, 0.1, 1);
    int copies = (int) Math.max(1, Math.round(multiple));
    int folds = (int) Math.max(1, Math.round(1 / multiple));
    for (int copy = 0; copy < copies; copy++) {
      for (int fold = 0; fold < folds; fold++) {
        double stretch = folds / (double) copies;
        double at = copy / (double) copies;
        shape.gaussian(at, full * stretch, 1);
        if (split) {
          shape.gaussian(at + separation * stretch, full * wing * stretch, second);
          if (core) {
            shape.gaussian(at + 0.5 * separation * stretch, 0.7 * full * stretch, 0.8);
          }
        }
        if (opposite) {
          shape.gaussian(at + far * stretch, full * wing * stretch, farHeight);
        }
      }
    }
    if (Draws.chance(random, 0.15)) {
      shape.scattered(full * folds / copies * Draws.logUniform(random, 0.3, 2.5));
    }
  }

  private static double square(double value) {
    return value * value;
  }

  @Override
  public double period() {
    return period;
  }

  @Override
  public SearchResponse search() {
    return search;
  }

  @Override
  public Injection injection() {
    return new Injection(snr, width, dm);
  }

  @Override
  public void addTo(FoldCube fold, RandomGenerator random) {
    FoldGeometry geometry = fold.geometry();
    int rows = geometry.subIntegrations();
    double[] time = time(random, rows);
    double[] colour = Draws.gains(random, FoldGeometry.BANDS, 5, Draws.uniform(random, 0.05, 0.5));
    double slope = -1.8 + 0.8 * random.nextGaussian();
    double patches = Draws.chance(random, 0.3) ? Draws.uniform(random, 0.2, 0.9) : 0;
    double[][] patch = new double[rows][];
    double memory = Draws.uniform(random, 1, 8);
    double[][] course = new double[FoldGeometry.BANDS][];
    for (int band = 0; band < FoldGeometry.BANDS; band++) {
      course[band] = Draws.course(random, rows, memory);
    }
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      patch[row] = new double[FoldGeometry.BANDS];
      for (int band = 0; band < FoldGeometry.BANDS; band++) {
        double frequency =
            1
                + (7.5 - band)
                    * FoldGeometry.BANDWIDTH
                    / FoldGeometry.BANDS
                    / FoldGeometry.CENTRE_FREQUENCY;
        double gain =
            time[row]
                * colour[band]
                * Math.pow(frequency, slope)
                * Math.exp(patches * course[band][row]);
        patch[row][band] = fold.isDeadBand(band) ? 0 : gain;
        sum += patch[row][band];
      }
    }
    // The gains keep their mean over the live cells, whatever they do to single ones.
    double amplitude = geometry.amplitude(snr) * geometry.liveCells() / Math.max(sum, 1e-9);
    for (int row = 0; row < rows; row++) {
      double when = geometry.time(row);
      double late = phase + drift * when + curvature * (4 * when * when - 1.0 / 3);
      for (int band = 0; band < FoldGeometry.BANDS; band++) {
        if (patch[row][band] > 0) {
          fold.add(
              shape,
              row,
              band,
              late + geometry.residualDelay(band, dm + dmError * geometry.dmStep()),
              amplitude * patch[row][band]);
        }
      }
    }
  }

  private static double[] time(RandomGenerator random, int rows) {
    double[] gains =
        Draws.gains(random, rows, Draws.logUniform(random, 0.3, 15), Draws.uniform(random, 0, 0.5));
    if (Draws.chance(random, 0.12)) {
      double share = Draws.uniform(random, 0.1, 0.7);
      double[] state = Draws.course(random, rows, Draws.logUniform(random, 0.5, 6));
      double[] sorted = state.clone();
      Arrays.sort(sorted);
      double limit = sorted[(int) (share * (rows - 1))];
      for (int row = 0; row < rows; row++) {
        gains[row] *= state[row] < limit ? 0.02 : 1;
      }
    }
    return gains;
  }
}
