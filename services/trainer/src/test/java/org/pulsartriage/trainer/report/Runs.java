package org.pulsartriage.trainer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.pulsartriage.evaluation.Metrics;
import org.pulsartriage.evaluation.Predictions;
import org.pulsartriage.models.loss.ClassBalance;

/** Runs whose predictions are drawn, not trained. */
final class Runs {

  private Runs() {}

  static RunResult drawn(String loss, ClassBalance balance, double separation, long... seeds) {
    List<SeedResult> results = new ArrayList<>();
    for (long seed : seeds) {
      List<EpochResult> epochs = new ArrayList<>();
      Predictions predictions = null;
      for (int epoch = 1; epoch <= 10; epoch++) {
        predictions = predictions(balance, separation * (1 - Math.exp(-epoch / 3.0)), seed);
        boolean evaluated = epoch % 2 == 0;
        epochs.add(
            new EpochResult(
                epoch,
                0.7 * Math.exp(-epoch / 3.0),
                0.5,
                1050,
                evaluated ? Metrics.of(predictions, balance) : Map.of(),
                Double.NaN,
                epoch > 6 && evaluated));
      }
      results.add(new SeedResult(seed, List.of(new FoldResult(epochs, predictions))));
    }
    List<String> names = new ArrayList<>();
    for (int k = 0; k < balance.classes(); k++) {
      names.add("class " + k);
    }
    return new RunResult(
        "drawn",
        loss,
        Map.of("alpha", -2.0),
        "lenet",
        61_706,
        names,
        balance,
        results,
        List.of(),
        Map.of("threads", "1"));
  }

  private static Predictions predictions(ClassBalance balance, double separation, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int samples = 1500;
    float[] logits = new float[samples * balance.classes()];
    int[] truth = new int[samples];
    for (int i = 0; i < samples; i++) {
      truth[i] = i % balance.classes();
      for (int k = 0; k < balance.classes(); k++) {
        double noise = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
        logits[i * balance.classes() + k] = (float) (4 * noise + (truth[i] == k ? separation : 0));
      }
    }
    return Predictions.ofLogits(balance.classes(), logits, truth);
  }
}
