package org.pulsartriage.models.input;

import java.util.Arrays;

/**
 * Which source bins an output bin covers over one turn of phase, and how much of each: a bin is a
 * step of its row, and an output bin the mean of what it covers, so that a rotation by whole bins
 * to as many bins copies them and noise is averaged where there are fewer.
 *
 * @param columns bins of a source row
 * @param shift turns to rotate by, towards later phase
 * @param ends for each output bin the index after its last entry in the next two
 * @param sources source bin of each entry
 * @param weights part of the output bin that it covers
 */
record PhaseWeights(int columns, double shift, int[] ends, int[] sources, double[] weights) {

  /** Overlaps up to this are rounding. */
  private static final double ROUNDING = 1e-9;

  /**
   * @param columns bins of a source row, 1 or more
   * @param shift turns to rotate by
   * @param bins output bins, 1 or more
   * @return the weights
   */
  static PhaseWeights of(int columns, double shift, int bins) {
    double width = (double) columns / bins;
    double origin = -(shift - Math.floor(shift)) * columns;
    // A rotation that is whole but for rounding is whole: or else every bin would leak into the
    // next.
    if (Math.abs(origin - Math.rint(origin)) < 1e-6 * columns) {
      origin = Math.rint(origin);
    }
    int most = bins * ((int) Math.ceil(width) + 2);
    int[] ends = new int[bins];
    int[] sources = new int[most];
    double[] weights = new double[most];
    int count = 0;
    for (int bin = 0; bin < bins; bin++) {
      double start = origin + bin * width;
      double end = start + width;
      long first = (long) Math.floor(start);
      long last = (long) Math.ceil(end - ROUNDING);
      for (long cell = first; cell < last; cell++) {
        double weight = (Math.min(end, cell + 1) - Math.max(start, cell)) / width;
        if (weight > ROUNDING) {
          sources[count] = Math.floorMod(cell, columns);
          weights[count] = weight;
          count++;
        }
      }
      ends[bin] = count;
    }
    return new PhaseWeights(
        columns, shift, ends, Arrays.copyOf(sources, count), Arrays.copyOf(weights, count));
  }

  /**
   * @param other bins of a source row
   * @param turn turns to rotate by
   * @return whether these weights are for that
   */
  boolean areFor(int other, double turn) {
    return columns == other && Double.compare(shift, turn) == 0;
  }
}
