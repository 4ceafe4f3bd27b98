package org.pulsartriage.trainer.report;

import java.util.List;
import org.pulsartriage.trainer.evaluation.Predictions;

/**
 * One training: a seed, and a fold where the experiment has several.
 *
 * @param epochs its epochs in order
 * @param predictions what its last network said of the test set
 */
public record FoldResult(List<EpochResult> epochs, Predictions predictions) {

  public FoldResult {
    epochs = List.copyOf(epochs);
  }
}
