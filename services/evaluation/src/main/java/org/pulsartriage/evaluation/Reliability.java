package org.pulsartriage.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How far probabilities can be taken at their word: bins of equal width over 0 to 1 (Naeini, Cooper
 * and Hauskrecht 2015, AAAI).
 *
 * @param bins those that hold a sample, in order
 */
public record Reliability(List<Bin> bins) {

  /** The number of bins that is customary. */
  public static final int BINS = 15;

  /**
   * One bin.
   *
   * @param count samples in it
   * @param probability their mean probability
   * @param frequency the share that came true
   */
  public record Bin(long count, double probability, double frequency) {}

  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * @param probabilities what was said, 0 to 1
   * @param came whether it came true
   * @return the bins
   * @throws IllegalArgumentException for lengths that differ, or a value that is no probability
   */
  public static Reliability of(double[] probabilities, boolean[] came) {
    if (probabilities.length != came.length) {
      throw new IllegalArgumentException(
          probabilities.length + " probabilities for " + came.length + " outcomes");
    }
    long[] counts = new long[BINS];
    long[] hits = new long[BINS];
    double[] sums = new double[BINS];
    for (int i = 0; i < probabilities.length; i++) {
      double p = probabilities[i];
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("probability of sample " + i + " is " + p);
      }
      int bin = Math.min((int) (p * BINS), BINS - 1);
      counts[bin]++;
      sums[bin] += p;
      hits[bin] += came[i] ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      if (counts[b] > 0) {
        bins.add(new Bin(counts[b], sums[b] / counts[b], (double) hits[b] / counts[b]));
      }
    }
    return new Reliability(bins);
  }

  /**
   * The expected calibration error where positives are rarer, or more frequent, than among the
   * samples.
   *
   * @param probabilities what was said, 0 to 1
   * @param came whether it came true
   * @param prior part of what the probabilities are meant for that comes true, above 0, below 1;
   *     samples of both kinds are weighted to it
   * @return the error, 0 to 1
   * @throws IllegalArgumentException for lengths that differ, a value that is no probability, or
   *     samples of one kind alone
   */
  public static double calibrationError(double[] probabilities, boolean[] came, double prior) {
    Reliability unweighted = of(probabilities, came);
    long samples = 0;
    double positives = 0;
    for (Bin bin : unweighted.bins) {
      samples += bin.count();
      positives += bin.frequency() * bin.count();
    }
    long hits = Math.round(positives);
    if (!(prior > 0 && prior < 1) || hits == 0 || hits == samples) {
      throw new IllegalArgumentException(
          "prior %s, %d of %d came true: both kinds are needed".formatted(prior, hits, samples));
    }
    double[] excess = new double[BINS];
    for (int i = 0; i < came.length; i++) {
      double weight = came[i] ? prior / hits : (1 - prior) / (samples - hits);
      excess[Math.min((int) (probabilities[i] * BINS), BINS - 1)] +=
          weight * (probabilities[i] - (came[i] ? 1 : 0));
    }
    double sum = 0;
    for (double one : excess) {
      sum += Math.abs(one);
    }
    return sum;
  }

  /**
   * @return expected calibration error: the mean over samples of how far their bin's mean
   *     probability is from its frequency
   */
  public double expectedCalibrationError() {
    double sum = 0;
    long total = 0;
    for (Bin bin : bins) {
      sum += bin.count() * Math.abs(bin.probability() - bin.frequency());
      total += bin.count();
    }
    return total == 0 ? 0 : sum / total;
  }
}
