package org.pulsartriage.trainer.calibration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.pulsartriage.evaluation.Ranking;

/**
 * Where the first network of a cascade lets pass to the second, and from where on the second calls
 * a pulsar.
 *
 * @param gate first network's probability from which on a candidate passes, at most the threshold
 * @param logitThreshold second network's logit from which on what has passed is called a pulsar
 * @param calibration of the second network's logit among what passes
 * @param passedPulsars part of the pulsars that pass, 0 to 1
 * @param passedOthers part of the others that pass, 0 to 1
 * @param recall part of the pulsars that the cascade calls pulsars, 0 to 1
 * @param recallOfSecond the same of the second network alone, at the same false-positive rate
 */
public record CascadeFit(
    double gate,
    double logitThreshold,
    CalibrationChoice calibration,
    double passedPulsars,
    double passedOthers,
    double recall,
    double recallOfSecond) {

  /**
   * So many times more of the others pass than may be called pulsars, at least: or else the second
   * network would have nothing to decide.
   */
  private static final int LEAST_CHOICE = 2;

  /**
   * The highest gate at which the cascade recalls as much as the second network does alone, at the
   * same false-positive rate: what the gate keeps away the second need not turn down, so that its
   * threshold can be lower.
   *
   * @param first first network's probability of each candidate of a validation set
   * @param second second network's logit of each
   * @param pulsar whether each is a pulsar
   * @param prior part of the survey's candidates that are pulsars
   * @param falsePositiveRate part of the others that may be called pulsars
   * @return the fit; where no gate will do, that of a gate that lets all pass
   * @throws IllegalArgumentException for lengths that differ, or a value that is no probability
   */
  public static CascadeFit of(
      double[] first, double[] second, boolean[] pulsar, double prior, double falsePositiveRate) {
    if (first.length != second.length || first.length != pulsar.length) {
      throw new IllegalArgumentException(
          "%d probabilities, %d logits, %d truths"
              .formatted(first.length, second.length, pulsar.length));
    }
    for (int i = 0; i < first.length; i++) {
      if (!(first[i] >= 0 && first[i] <= 1)) {
        throw new IllegalArgumentException("probability of candidate " + i + " is " + first[i]);
      }
    }
    double alone = Ranking.of(second, pulsar).recallAtFalsePositiveRate(falsePositiveRate);
    Search search = new Search(first, second, pulsar, prior, falsePositiveRate, alone);
    // Between the probabilities of two pulsars, the higher gate keeps more others away and no
    // pulsar.
    double[] gates =
        IntStream.range(0, first.length)
            .filter(i -> pulsar[i])
            .mapToDouble(i -> first[i])
            .distinct()
            .sorted()
            .toArray();
    for (int g = gates.length - 1; g >= 0; g--) {
      CascadeFit fit = search.at(gates[g]);
      if (fit != null) {
        return fit;
      }
    }
    return search.at(0);
  }

  /** What is the same for every gate. */
  private static final class Search {

    private final double[] first;
    private final double[] second;
    private final boolean[] pulsar;
    private final double prior;
    private final double alone;
    private final int[] order;
    private final int pulsars;
    private final int allowed;

    Search(
        double[] first,
        double[] second,
        boolean[] pulsar,
        double prior,
        double falsePositiveRate,
        double alone) {
      this.first = first;
      this.second = second;
      this.pulsar = pulsar;
      this.prior = prior;
      this.alone = alone;
      this.order =
          IntStream.range(0, second.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -second[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      this.pulsars = (int) IntStream.range(0, pulsar.length).filter(i -> pulsar[i]).count();
      this.allowed = (int) Math.floor(falsePositiveRate * (pulsar.length - pulsars));
    }

    /** The fit for a gate; null where it won't do, which a gate of 0 always does. */
    CascadeFit at(double gate) {
      int[] passed = Arrays.stream(order).filter(i -> first[i] >= gate).toArray();
      int passedPulsars = (int) Arrays.stream(passed).filter(i -> pulsar[i]).count();
      int passedOthers = passed.length - passedPulsars;
      if (gate > 0 && passedOthers < LEAST_CHOICE * Math.max(1, allowed)) {
        return null;
      }
      double threshold = Double.POSITIVE_INFINITY;
      int found = 0;
      int hits = 0;
      int alarms = 0;
      for (int i = 0; i < passed.length; i++) {
        hits += pulsar[passed[i]] ? 1 : 0;
        alarms += pulsar[passed[i]] ? 0 : 1;
        boolean last = i + 1 == passed.length || second[passed[i + 1]] != second[passed[i]];
        if (last && alarms > allowed) {
          break;
        }
        if (last) {
          threshold = second[passed[i]];
          found = hits;
        }
      }
      double recall = (double) found / pulsars;
      if (gate > 0 && (recall < alone || threshold == Double.POSITIVE_INFINITY)) {
        return null;
      }
      double shareOfPulsars = (double) passedPulsars / pulsars;
      double shareOfOthers = (double) passedOthers / (pulsar.length - pulsars);
      double among =
          prior * shareOfPulsars / (prior * shareOfPulsars + (1 - prior) * shareOfOthers);
      CalibrationChoice calibration =
          CalibrationChoice.of(
              new HeldOut(
                  Arrays.stream(passed).mapToDouble(i -> second[i]).toArray(),
                  truths(passed),
                  among));
      // What stays behind has a probability below the gate and must be called no pulsar.
      if (gate > 0 && gate > calibration.calibration().probability(threshold)) {
        return null;
      }
      return new CascadeFit(
          gate, threshold, calibration, shareOfPulsars, shareOfOthers, recall, alone);
    }

    private boolean[] truths(int[] which) {
      boolean[] truths = new boolean[which.length];
      for (int i = 0; i < which.length; i++) {
        truths[i] = pulsar[which[i]];
      }
      return truths;
    }
  }

  /**
   * @return probability from which on the cascade calls a pulsar
   */
  public double threshold() {
    return calibration.calibration().probability(logitThreshold);
  }

  /**
   * @param first first network's calibrated probability
   * @param second second network's logit
   * @return the cascade's probability
   */
  public double probability(double first, double second) {
    return first >= gate ? calibration.calibration().probability(second) : first;
  }
}
