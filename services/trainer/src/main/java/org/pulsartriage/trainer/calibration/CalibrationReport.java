package org.pulsartriage.trainer.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.pulsartriage.models.bundle.Calibration;

/**
 * How far calibrated probabilities can be taken at their word at the survey's prior, in bins of
 * equal width over 0 to 1 (Naeini, Cooper and Hauskrecht 2015) and, since nearly all candidates
 * fall into the first of them where pulsars are rare, in bins of equal weight, too (Nguyen and
 * O'Connor 2015).
 *
 * @param bins those of equal width that hold a sample, in order of probability
 * @param equalBins those of equal weight, in order of probability
 */
public record CalibrationReport(List<Bin> bins, List<Bin> equalBins) {

  /** The number of bins that is customary. */
  public static final int BINS = 15;

  /**
   * One bin.
   *
   * @param samples samples in it
   * @param weight its part of the survey's mixture, 0 to 1
   * @param probability mean probability that was given, 0 to 1
   * @param frequency the part that are pulsars, 0 to 1
   */
  public record Bin(int samples, double weight, double probability, double frequency) {}

  /** Keeps the bins as they are. */
  public CalibrationReport {
    bins = List.copyOf(bins);
    equalBins = List.copyOf(equalBins);
  }

  /** Samples of one bin, added up. */
  private static final class Sums {

    private int samples;
    private double weight;
    private double probability;
    private double positive;

    void add(double weight, double probability, boolean pulsar) {
      samples++;
      this.weight += weight;
      this.probability += weight * probability;
      positive += pulsar ? weight : 0;
    }

    Bin bin(double total) {
      return new Bin(samples, weight / total, probability / weight, positive / weight);
    }
  }

  /**
   * @param samples samples that the calibration was not fitted on
   * @param calibration a calibration
   * @return its report
   */
  public static CalibrationReport of(HeldOut samples, Calibration calibration) {
    double[] probabilities = new double[samples.size()];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = calibration.probability(samples.logit(i));
    }
    return of(samples, probabilities);
  }

  /**
   * @param samples samples, of whose logits nothing is asked
   * @param probabilities what each was given, 0 to 1
   * @return the report
   */
  public static CalibrationReport of(HeldOut samples, double[] probabilities) {
    return new CalibrationReport(
        equalWidth(samples, probabilities), equalWeight(samples, probabilities));
  }

  private static List<Bin> equalWidth(HeldOut samples, double[] probabilities) {
    Sums[] sums = new Sums[BINS];
    for (int i = 0; i < probabilities.length; i++) {
      int bin = Math.min((int) (probabilities[i] * BINS), BINS - 1);
      sums[bin] = sums[bin] == null ? new Sums() : sums[bin];
      sums[bin].add(samples.weight(i), probabilities[i], samples.positive(i));
    }
    List<Bin> bins = new ArrayList<>();
    for (Sums sum : sums) {
      if (sum != null) {
        bins.add(sum.bin(samples.size()));
      }
    }
    return bins;
  }

  private static List<Bin> equalWeight(HeldOut samples, double[] probabilities) {
    int[] order =
        IntStream.range(0, samples.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<Bin> bins = new ArrayList<>();
    double before = 0;
    Sums sums = new Sums();
    for (int i = 0; i < order.length; i++) {
      sums.add(samples.weight(order[i]), probabilities[order[i]], samples.positive(order[i]));
      boolean last = i == order.length - 1;
      // One probability is not to be told apart by chance.
      boolean apart = !last && probabilities[order[i + 1]] != probabilities[order[i]];
      boolean full = before + sums.weight >= (bins.size() + 1.0) / BINS * samples.size();
      if (full && apart && bins.size() < BINS - 1 || last) {
        bins.add(sums.bin(samples.size()));
        before += sums.weight;
        sums = new Sums();
      }
    }
    return bins;
  }

  /**
   * @return expected calibration error, 0 to 1: the mean over the survey's mixture of how far the
   *     probability of a bin is from its frequency, in bins of equal width or of equal weight,
   *     whichever find more
   */
  public double expectedCalibrationError() {
    return Math.max(error(bins), error(equalBins));
  }

  private static double error(List<Bin> bins) {
    double sum = 0;
    for (Bin bin : bins) {
      sum += bin.weight() * Math.abs(bin.probability() - bin.frequency());
    }
    return sum;
  }
}
