package org.pulsartriage.models.input;

/**
 * Sixteen rows of 64 values side by side: value {@code bin} of row {@code lane} stands at {@code
 * bin * LANES + lane}, so that what is done to one row is done to sixteen in one vector
 * instruction. Scales rows bit for bit as {@link RobustScale}, several times faster: most of its
 * time is sorting. For one thread.
 */
final class RowBlock {

  /** Rows. */
  static final int LANES = 16;

  /** Values a row. */
  static final int BINS = 64;

  private static final int HALF = BINS / 2;

  /** Sorting network of Batcher (1968): runs of neighbouring comparisons, each from and length. */
  private static final int[] RUNS = runs();

  private final float[] values = new float[BINS * LANES];
  private final float[] sorted = new float[BINS * LANES];
  private final double[] middle = new double[LANES];
  private final double[] lower = new double[LANES];
  private final double[] upper = new double[LANES];
  private final double[] noise = new double[LANES];

  /**
   * @return the values themselves, all finite; what is put there is in the block
   */
  float[] values() {
    return values;
  }

  /** Brings every row to a median of 0 and a noise of 1; a constant one becomes 0. */
  void scale() {
    System.arraycopy(values, 0, sorted, 0, values.length);
    sort(sorted);
    measure();
    for (int at = 0; at < values.length; at += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        values[at + lane] = (float) ((values[at + lane] - middle[lane]) / noise[lane]);
      }
    }
    for (int lane = 0; lane < LANES; lane++) {
      if (sorted[lane] == sorted[(BINS - 1) * LANES + lane]) {
        for (int at = lane; at < values.length; at += LANES) {
          values[at] = 0;
        }
      }
    }
  }

  /**
   * Median and noise of each row. Of two ascending halves, A the distances below the median and B
   * those above, the lower half of all are the lesser of A(i) and B(31 - i), and the upper half the
   * greater: so both middle ones come without a sort.
   */
  private void measure() {
    for (int lane = 0; lane < LANES; lane++) {
      middle[lane] = ((double) sorted[(HALF - 1) * LANES + lane] + sorted[HALF * LANES + lane]) / 2;
      lower[lane] = Double.NEGATIVE_INFINITY;
      upper[lane] = Double.POSITIVE_INFINITY;
    }
    for (int i = 0; i < HALF; i++) {
      int left = (HALF - 1 - i) * LANES;
      int right = (BINS - 1 - i) * LANES;
      for (int lane = 0; lane < LANES; lane++) {
        double below = middle[lane] - sorted[left + lane];
        double above = sorted[right + lane] - middle[lane];
        lower[lane] = Math.max(lower[lane], Math.min(below, above));
        upper[lane] = Math.min(upper[lane], Math.max(below, above));
      }
    }
    for (int lane = 0; lane < LANES; lane++) {
      double range = (double) sorted[(BINS - 1) * LANES + lane] - sorted[lane];
      noise[lane] = RobustScale.noise((lower[lane] + upper[lane]) / 2, range);
    }
  }

  private static int[] runs() {
    int[] runs = new int[2 * BINS * BINS];
    int count = 0;
    for (int merged = 1; merged < BINS; merged *= 2) {
      for (int length = merged; length >= 1; length /= 2) {
        for (int from = length % merged; from + 2 * length <= BINS; from += 2 * length) {
          if (from / (2 * merged) == (from + length) / (2 * merged)) {
            runs[count++] = from * LANES;
            runs[count++] = length;
          }
        }
      }
    }
    return java.util.Arrays.copyOf(runs, count);
  }

  /**
   * Minimum and maximum of floats order -0 before 0, as sorting does. The compiler makes vectors of
   * a comparison only where the distance of what is compared is a constant: hence a method each.
   */
  private static void sort(float[] values) {
    for (int run = 0; run < RUNS.length; run += 2) {
      int from = RUNS[run];
      switch (RUNS[run + 1]) {
        case 1 -> order1(values, from);
        case 2 -> order2(values, from);
        case 4 -> order4(values, from);
        case 8 -> order8(values, from);
        case 16 -> order16(values, from);
        case 32 -> order32(values, from);
        default -> throw new IllegalStateException("a run of " + RUNS[run + 1]);
      }
    }
  }

  private static void order1(float[] values, int from) {
    for (int i = from; i < from + LANES; i++) {
      float one = values[i];
      float other = values[i + LANES];
      values[i] = Math.min(one, other);
      values[i + LANES] = Math.max(one, other);
    }
  }

  private static void order2(float[] values, int from) {
    for (int i = from; i < from + 2 * LANES; i++) {
      float one = values[i];
      float other = values[i + 2 * LANES];
      values[i] = Math.min(one, other);
      values[i + 2 * LANES] = Math.max(one, other);
    }
  }

  private static void order4(float[] values, int from) {
    for (int i = from; i < from + 4 * LANES; i++) {
      float one = values[i];
      float other = values[i + 4 * LANES];
      values[i] = Math.min(one, other);
      values[i + 4 * LANES] = Math.max(one, other);
    }
  }

  private static void order8(float[] values, int from) {
    for (int i = from; i < from + 8 * LANES; i++) {
      float one = values[i];
      float other = values[i + 8 * LANES];
      values[i] = Math.min(one, other);
      values[i + 8 * LANES] = Math.max(one, other);
    }
  }

  private static void order16(float[] values, int from) {
    for (int i = from; i < from + 16 * LANES; i++) {
      float one = values[i];
      float other = values[i + 16 * LANES];
      values[i] = Math.min(one, other);
      values[i + 16 * LANES] = Math.max(one, other);
    }
  }

  private static void order32(float[] values, int from) {
    for (int i = from; i < from + 32 * LANES; i++) {
      float one = values[i];
      float other = values[i + 32 * LANES];
      values[i] = Math.min(one, other);
      values[i + 32 * LANES] = Math.max(one, other);
    }
  }
}
