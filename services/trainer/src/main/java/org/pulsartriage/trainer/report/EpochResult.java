package org.pulsartriage.trainer.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One epoch of one seed.
 *
 * @param epoch from 1
 * @param loss mean training loss a sample, as met in passing
 * @param seconds time taken to train it
 * @param samples samples trained on
 * @param metrics figures on the test set, in inference mode; empty where it was not evaluated
 * @param validation the figure that an early stop goes by, on the validation set; NaN where none
 *     was taken
 * @param scored whether its figures count for the result
 */
public record EpochResult(
    int epoch,
    double loss,
    double seconds,
    long samples,
    Map<String, Double> metrics,
    double validation,
    boolean scored) {

  public EpochResult {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    if (scored && metrics.isEmpty()) {
      throw new IllegalArgumentException("epoch " + epoch + " is scored and has no figures");
    }
  }

  /**
   * @param counts whether its figures count for the result
   * @return the same epoch, scored or not
   */
  public EpochResult scored(boolean counts) {
    return new EpochResult(epoch, loss, seconds, samples, metrics, validation, counts);
  }
}
