package org.pulsartriage.trainer.run;

import java.util.ArrayList;
import java.util.List;
import org.pulsartriage.datasets.protocol.SampleTable;
import org.pulsartriage.evaluation.Metrics;
import org.pulsartriage.evaluation.Predictions;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.SampleScorer;
import org.pulsartriage.models.engine.SampleScorers;
import org.pulsartriage.models.loss.ClassBalance;
import org.pulsartriage.trainer.report.BundleResult;

/**
 * Figures of a finished bundle, scored as the scorer service would: those that a replay gives,
 * decided at the highest probability.
 */
final class BundleFigures {

  private static final int AT_ONCE = 256;

  private BundleFigures() {}

  static BundleResult of(
      Training training, ModelBundle bundle, SampleTable test, ClassBalance balance) {
    try (SampleScorer scorer = SampleScorers.open(bundle, SampleScorers.SERVING)) {
      float[] logits = new float[test.size() * scorer.classes()];
      int to = 0;
      for (int from = 0; from < test.size(); from += AT_ONCE) {
        List<float[]> samples = new ArrayList<>();
        for (int row = from; row < Math.min(from + AT_ONCE, test.size()); row++) {
          samples.add(test.features(new int[] {row}));
        }
        for (float[] one : scorer.logits(samples)) {
          System.arraycopy(one, 0, logits, to, one.length);
          to += one.length;
        }
      }
      Predictions predictions = Predictions.ofLogits(scorer.classes(), logits, test.classes());
      return new BundleResult(
          training.seed(),
          training.fold(),
          training.folderName() + "/" + ExperimentBundle.FILE_NAME,
          bundle.digest(),
          scorer.model().engine(),
          Metrics.of(predictions, balance));
    } catch (InvalidBundleException e) {
      throw new IllegalStateException("just written: " + e.getMessage(), e);
    }
  }
}
