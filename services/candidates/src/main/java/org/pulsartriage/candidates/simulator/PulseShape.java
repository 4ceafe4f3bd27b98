package org.pulsartriage.candidates.simulator;

/**
 * The shape of one turn, sampled so finely that it can be placed at any phase by look-up. A shape
 * made of parts is not normalised until it is asked to be.
 */
final class PulseShape {

  private static final int SIZE = 4096;
  private static final double FWHM_TO_SIGMA = 1 / (2 * Math.sqrt(2 * Math.log(2)));
  private static final int HARMONICS = 16;

  private static final int SAMPLES = 512;
  private static final float[] COSINE = new float[SIZE];

  static {
    for (int i = 0; i < SIZE; i++) {
      COSINE[i] = (float) Math.cos(2 * Math.PI * i / SIZE);
    }
  }

  private final float[] table = new float[SIZE];

  /**
   * @param centre phase in turns
   * @param width full width at half maximum in turns
   * @param height value at the centre
   * @return this
   */
  PulseShape gaussian(double centre, double width, double height) {
    double sigma = width * FWHM_TO_SIGMA * SIZE;
    int reach = (int) Math.min(SIZE * 2, Math.ceil(4.5 * sigma));
    double middle = centre * SIZE;
    int origin = (int) Math.floor(middle);
    for (int i = -reach; i <= reach + 1; i++) {
      double distance = (origin + i - middle) / sigma;
      table[Math.floorMod(origin + i, SIZE)] +=
          (float) (height * Math.exp(-0.5 * distance * distance));
    }
    return this;
  }

  /**
   * @param harmonic cycles a turn
   * @param phase phase of a crest in turns of that harmonic
   * @param height amplitude
   * @return this
   */
  PulseShape cosine(int harmonic, double phase, double height) {
    int at = Math.floorMod(Math.round((float) (-phase * SIZE)), SIZE);
    for (int i = 0; i < SIZE; i++) {
      table[i] += (float) height * COSINE[at];
      at = (at + harmonic) & (SIZE - 1);
    }
    return this;
  }

  /**
   * Convolves with the one-sided exponential of scattering by a thin screen.
   *
   * @param tail its time constant in turns
   * @return this
   */
  PulseShape scattered(double tail) {
    float keep = (float) Math.exp(-1 / (tail * SIZE));
    float last = 0;
    for (int turn = 0; turn < 3; turn++) {
      for (int i = 0; i < SIZE; i++) {
        last = keep * last + (1 - keep) * table[i];
        if (turn == 2) {
          table[i] = last;
        }
      }
    }
    return this;
  }

  /**
   * Scales so that a fold of unit noise has a signal-to-noise ratio of 1.
   *
   * @param bins phase bins of the fold
   * @param cells number of cells that are summed, each with this shape and unit noise a bin
   * @return the width in turns of the boxcar that finds it best
   */
  double normalise(int bins, int cells) {
    double[] sums = new double[2 * bins + 1];
    int stride = SIZE / bins;
    for (int i = 0; i < 2 * bins; i++) {
      sums[i + 1] = sums[i] + table[(i % bins) * stride];
    }
    double total = sums[bins];
    double best = 0;
    int bestWidth = 1;
    for (int width = 1; width <= bins / 2; width++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < bins; i++) {
        most = Math.max(most, sums[i + width] - sums[i]);
      }
      double snr = (most - total * width / bins) / Math.sqrt(width * (1 - width / (double) bins));
      if (snr > best) {
        best = snr;
        bestWidth = width;
      }
    }
    float factor = (float) (1 / (best * Math.sqrt(cells)));
    for (int i = 0; i < SIZE; i++) {
      table[i] *= factor;
    }
    return bestWidth / (double) bins;
  }

  /**
   * @return amplitude of the first harmonics of the turn, the first at index 0
   */
  double[] harmonics() {
    double[] amplitudes = new double[HARMONICS];
    for (int h = 1; h <= HARMONICS; h++) {
      double real = 0;
      double imaginary = 0;
      for (int i = 0; i < SAMPLES; i++) {
        float value = table[i * (SIZE / SAMPLES)];
        int angle = h * i * (SIZE / SAMPLES);
        real += value * COSINE[angle & (SIZE - 1)];
        imaginary += value * COSINE[(angle + 3 * SIZE / 4) & (SIZE - 1)];
      }
      amplitudes[h - 1] = Math.hypot(real, imaginary);
    }
    return amplitudes;
  }

  void addTo(float[] values, int offset, int bins, double phase, float amplitude) {
    int stride = SIZE / bins;
    int at = Math.floorMod((int) Math.round((0.5 / bins - phase) * SIZE), SIZE);
    for (int i = 0; i < bins; i++) {
      values[offset + i] += amplitude * table[at];
      at = (at + stride) & (SIZE - 1);
    }
  }
}
