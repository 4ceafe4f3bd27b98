package org.pulsartriage.trainer.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.pulsartriage.models.bundle.Calibration;

/**
 * How far calibrated probabilities can be taken at their word at the survey's prior: bins of equal
 * weight in the order of probability (Nguyen and O'Connor 2015), which bins of equal width, nearly
 * all of them empty where pulsars are rare, would not show.
 *
 * @param bins in order of probability
 */
public record CalibrationReport(List<Bin> bins) {

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
  }

  /**
   * @param samples samples that the calibration was not fitted on
   * @param calibration a calibration
   * @return its report
   */
  public static CalibrationReport of(HeldOut samples, Calibration calibration) {
    List<Integer> order =
        IntStream.range(0, samples.size())
            .boxed()
            .sorted(Comparator.comparingDouble(samples::logit))
            .toList();
    List<Bin> bins = new ArrayList<>();
    double before = 0;
    int count = 0;
    double weight = 0;
    double probability = 0;
    double positive = 0;
    for (int i = 0; i < order.size(); i++) {
      int sample = order.get(i);
      count++;
      weight += samples.weight(sample);
      probability += samples.weight(sample) * calibration.probability(samples.logit(sample));
      positive += samples.positive(sample) ? samples.weight(sample) : 0;
      boolean full = before + weight >= (bins.size() + 1.0) / BINS * samples.size();
      if (full && bins.size() < BINS - 1 || i == order.size() - 1) {
        bins.add(new Bin(count, weight / samples.size(), probability / weight, positive / weight));
        before += weight;
        count = 0;
        weight = 0;
        probability = 0;
        positive = 0;
      }
    }
    return new CalibrationReport(bins);
  }

  /**
   * @return expected calibration error, 0 to 1: the mean over the survey's mixture of how far a
   *     bin's probability is from its frequency
   */
  public double expectedCalibrationError() {
    double sum = 0;
    for (Bin bin : bins) {
      sum += bin.weight() * Math.abs(bin.probability() - bin.frequency());
    }
    return sum;
  }
}
