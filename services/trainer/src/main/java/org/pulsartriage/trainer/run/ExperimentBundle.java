package org.pulsartriage.trainer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pulsartriage.datasets.Dataset;
import org.pulsartriage.datasets.experiment.Experiment;
import org.pulsartriage.evaluation.SeedSummary;
import org.pulsartriage.models.bundle.Calibration;
import org.pulsartriage.models.bundle.LossDescription;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.NetworkArchive;
import org.pulsartriage.models.bundle.TrainingData;
import org.pulsartriage.models.input.InputAssemblies;
import org.pulsartriage.models.loss.ClassBalance;
import org.pulsartriage.models.loss.LogitLoss;
import org.pulsartriage.trainer.report.SeedResult;

/** The network of a training as a model bundle beside its checkpoint. */
final class ExperimentBundle {

  static final String FILE_NAME = "model.zip";

  private ExperimentBundle() {}

  /**
   * @return the bundle that was written
   */
  static ModelBundle write(
      Experiment experiment,
      RunOptions options,
      Training training,
      ClassBalance balance,
      LogitLoss loss,
      Dataset dataset,
      TrainingJob.Outcome outcome,
      InstantSource clock)
      throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("experiment", experiment.name());
    settings.put("seed", Long.toString(training.seed()));
    if (training.folds() > 1) {
      settings.put("fold", "%d of %d".formatted(training.fold() + 1, training.folds()));
    }
    settings.put("epochs", Integer.toString(outcome.result().epochs().size()));
    settings.putAll(Provenance.of(dataset.files()));
    long positives = 0;
    for (int k : balance.minority()) {
      positives += balance.counts().get(k);
    }
    long all = balance.counts().stream().mapToLong(Long::longValue).sum();
    SeedResult result = new SeedResult(training.seed(), List.of(outcome.result()));
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT_VERSION,
            "%s-%s-%s%s"
                .formatted(
                    experiment.name(), loss.name(), training.folderName(), options.mark().suffix()),
            experiment.training().network(),
            new LossDescription(loss.name(), loss.parameters()),
            inputOf(experiment),
            new TrainingData(experiment.dataset(), positives, all - positives, settings),
            training.seed(),
            SeedSummary.meanOfEpochs(training.seed(), result.scored()),
            outcome.threshold(),
            Calibration.NONE,
            options.codeVersion(),
            (options.mark().createdAt() == null ? clock.instant() : options.mark().createdAt())
                .toString());
    Path file = options.out().resolve(training.folderName()).resolve(FILE_NAME);
    byte[] network = NetworkArchive.write(outcome.network());
    ModelBundle bundle = ModelBundle.create(file.toString(), manifest, network);
    Files.write(file, bundle.bytes());
    return bundle;
  }

  /** An assembly where the network works on candidates, the samples' scaling where not. */
  private static String inputOf(Experiment experiment) {
    String network = experiment.training().network();
    return InputAssemblies.names().contains(network) ? network : experiment.sampleInput();
  }
}
