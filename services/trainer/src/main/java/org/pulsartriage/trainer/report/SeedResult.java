package org.pulsartriage.trainer.report;

import java.util.List;
import java.util.Map;
import org.pulsartriage.trainer.evaluation.Predictions;

/**
 * One seed of a run.
 *
 * @param seed seed of the initial parameters
 * @param epochs its epochs in order
 * @param predictions what its last network said of the test set
 */
public record SeedResult(long seed, List<EpochResult> epochs, Predictions predictions) {

  public SeedResult {
    epochs = List.copyOf(epochs);
  }

  /**
   * @return figures of the scored epochs
   */
  public List<Map<String, Double>> scored() {
    return epochs.stream().filter(EpochResult::scored).map(EpochResult::metrics).toList();
  }

  /**
   * @return time of training, evaluation left out
   */
  public double seconds() {
    return epochs.stream().mapToDouble(EpochResult::seconds).sum();
  }

  /**
   * @return samples trained on, a second
   */
  public double samplesPerSecond() {
    double seconds = seconds();
    return seconds == 0 ? 0 : epochs.stream().mapToLong(EpochResult::samples).sum() / seconds;
  }
}
