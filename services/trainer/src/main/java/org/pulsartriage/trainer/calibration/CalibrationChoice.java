package org.pulsartriage.trainer.calibration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.pulsartriage.models.bundle.Calibration;

/**
 * The calibration whose probabilities held-out samples contradict least, by the log loss of a
 * cross-validation: every sample is judged by a fit that has not seen it.
 *
 * @param name name of the way that was chosen
 * @param calibration its fit to all samples
 * @param logLosses cross-validated log loss of each way, mean over the survey's mixture, in nats
 */
public record CalibrationChoice(
    String name, Calibration calibration, Map<String, Double> logLosses) {

  private static final int FOLDS = 5;

  /**
   * @param samples held-out samples at the survey's prior, at least five of each kind
   * @return the choice among all ways that there are
   */
  public static CalibrationChoice of(HeldOut samples) {
    Map<String, Double> losses = new LinkedHashMap<>();
    String best = null;
    for (String name : CalibrationFits.names()) {
      double loss = crossValidated(samples, CalibrationFits.named(name));
      losses.put(name, loss);
      if (best == null || loss < losses.get(best)) {
        best = name;
      }
    }
    return new CalibrationChoice(best, CalibrationFits.named(best).fit(samples), losses);
  }

  /** Every fifth pulsar and every fifth of the others, in their order, is a fold. */
  private static double crossValidated(HeldOut samples, CalibrationFit fit) {
    int[] fold = new int[samples.size()];
    int positives = 0;
    int negatives = 0;
    for (int i = 0; i < fold.length; i++) {
      fold[i] = (samples.positive(i) ? positives++ : negatives++) % FOLDS;
    }
    double loss = 0;
    for (int k = 0; k < FOLDS; k++) {
      int held = k;
      int[] seen = IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray();
      int[] unseen = IntStream.range(0, fold.length).filter(i -> fold[i] == held).toArray();
      Calibration calibration = fit.fit(samples.subset(seen));
      loss += samples.subset(unseen).logLoss(calibration) * unseen.length / fold.length;
    }
    return loss;
  }
}
