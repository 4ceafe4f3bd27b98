package org.pulsartriage.models.bundle;

import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A rising curve through points, joined by straight lines and level beyond its ends (Zadrozny and
 * Elkan 2002).
 *
 * @param logits where the points are, rising, at least one
 * @param probabilities their probabilities, never falling, as many, each above 0 and below 1
 */
public record IsotonicCalibration(List<Double> logits, List<Double> probabilities)
    implements Calibration {

  /** Refuses curves that fall, that reach certainty, or that have no points. */
  public IsotonicCalibration {
    if (logits.stream().anyMatch(Objects::isNull)
        || probabilities.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("calibration has a point without a number");
    }
    logits = List.copyOf(logits);
    probabilities = List.copyOf(probabilities);
    if (logits.isEmpty() || logits.size() != probabilities.size()) {
      throw new IllegalArgumentException(
          "calibration has "
              + logits.size()
              + " logits and "
              + probabilities.size()
              + " probabilities");
    }
    for (int i = 0; i < logits.size(); i++) {
      boolean rising =
          i == 0
              || logits.get(i) > logits.get(i - 1)
                  && probabilities.get(i) >= probabilities.get(i - 1);
      if (!rising
          || !Double.isFinite(logits.get(i))
          || !(probabilities.get(i) > 0 && probabilities.get(i) < 1)) {
        throw new IllegalArgumentException(
            "calibration's point "
                + i
                + " is "
                + logits.get(i)
                + ", "
                + probabilities.get(i)
                + ": points rise, their probabilities between 0 and 1");
      }
    }
  }

  @Override
  public double probability(double logit) {
    if (Double.isNaN(logit)) {
      return Double.NaN;
    }
    int found = Collections.binarySearch(logits, logit);
    if (found >= 0) {
      return probabilities.get(found);
    }
    int right = -found - 1;
    if (right == 0) {
      return probabilities.get(0);
    }
    if (right == logits.size()) {
      return probabilities.get(right - 1);
    }
    double from = probabilities.get(right - 1);
    double to = probabilities.get(right);
    double part = (logit - logits.get(right - 1)) / (logits.get(right) - logits.get(right - 1));
    // Rounding must not carry the line beyond the points that it joins.
    return Math.min(to, from + part * (to - from));
  }
}
