package org.pulsartriage.trainer.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.pulsartriage.models.bundle.Calibration;
import org.pulsartriage.models.bundle.IsotonicCalibration;

/**
 * The rising curve nearest to the samples in weighted squares, by pooling adjacent violators (Ayer
 * et al. 1955; Zadrozny and Elkan 2002). A pool becomes a point at its mean logit; no point is
 * nearer to 0 or 1 than half a sample's worth, since no finite sample proves certainty.
 */
final class IsotonicFit implements CalibrationFit {

  /** Samples pooled: sums of weight, weighted logit, and weight of pulsars. */
  private record Pool(double weight, double logits, double positives) {

    Pool with(Pool other) {
      return new Pool(weight + other.weight, logits + other.logits, positives + other.positives);
    }

    double logit() {
      return logits / weight;
    }

    double frequency() {
      return positives / weight;
    }
  }

  @Override
  public String name() {
    return "isotonic";
  }

  @Override
  public Calibration fit(HeldOut samples) {
    double least = 0.5 / samples.size();
    List<Double> logits = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    for (Pool pool : pools(samples)) {
      double probability = Math.min(1 - least, Math.max(least, pool.frequency()));
      // Means of neighbours may round to one number; the later pool then speaks for both.
      if (!logits.isEmpty() && !(pool.logit() > logits.get(logits.size() - 1))) {
        probabilities.set(probabilities.size() - 1, probability);
      } else {
        logits.add(pool.logit());
        probabilities.add(probability);
      }
    }
    return new IsotonicCalibration(logits, probabilities);
  }

  private static List<Pool> pools(HeldOut samples) {
    List<Integer> order =
        IntStream.range(0, samples.size())
            .boxed()
            .sorted(Comparator.comparingDouble(samples::logit))
            .toList();
    List<Pool> pools = new ArrayList<>();
    int i = 0;
    while (i < order.size()) {
      // Equal logits can only have one probability.
      double logit = samples.logit(order.get(i));
      Pool pool = new Pool(0, 0, 0);
      for (; i < order.size() && samples.logit(order.get(i)) == logit; i++) {
        double weight = samples.weight(order.get(i));
        double positive = samples.positive(order.get(i)) ? weight : 0;
        pool = pool.with(new Pool(weight, weight * logit, positive));
      }
      while (!pools.isEmpty() && pools.get(pools.size() - 1).frequency() >= pool.frequency()) {
        pool = pools.remove(pools.size() - 1).with(pool);
      }
      pools.add(pool);
    }
    return pools;
  }
}
