package org.pulsartriage.trainer.simulated;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.models.backend.NativeBackend;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.LossDescription;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.TrainingData;
import org.pulsartriage.models.engine.BundleWriter;
import org.pulsartriage.models.input.InputAssemblies;
import org.pulsartriage.trainer.calibration.CalibrationChoice;
import org.pulsartriage.trainer.calibration.CalibrationReport;
import org.pulsartriage.trainer.calibration.HeldOut;
import org.pulsartriage.trainer.fit.TrainingListener;
import org.pulsartriage.trainer.fit.TrainingProgress;

/**
 * Trains a model on simulated candidates and makes its bundle, in both forms, calibrated at the
 * survey's prior. The same recipe, time stamp and kind of processor give the same bundle.
 */
public final class SimulatedTraining {

  private static final int TOLD_EVERY = 5000;

  private final SimulatedRecipe recipe;
  private final int threads;
  private final PrintStream out;

  /**
   * @param recipe how
   * @param threads threads of simulation; the bundle does not depend on their number
   * @param out told how it goes, a line at a time
   */
  public SimulatedTraining(SimulatedRecipe recipe, int threads, PrintStream out) {
    this.recipe = recipe;
    this.threads = threads;
    this.out = out;
  }

  /**
   * @param createdAt the bundle's time stamp
   * @param codeVersion version of the code, for the manifest
   * @return the trained model
   * @throws InvalidBundleException where the two forms of the trained network disagree
   */
  public TrainedModel train(Instant createdAt, String codeVersion) throws InvalidBundleException {
    int interference = (int) (recipe.negatives() * recipe.interferenceShare());
    FixedPointSamples training =
        new SimulatedSamples(
                InputAssemblies.named(recipe.inputAssembly()), threads, told("training"))
            .make(recipe.seed(), recipe.pulsars(), interference, recipe.negatives() - interference);
    HeldOutSets held = new HeldOutSets(recipe, recipe.inputAssembly(), threads, told("validation"));
    SimulatedValidation validation = held.validation();
    NativeBackend.useThreads(recipe.trainingThreads());
    SimulatedFit fit = new SimulatedFit(recipe);
    ComputationGraph network = fit.fit(training, new Epochs(validation));
    double[] logits = validation.logits(network);
    CalibrationChoice calibration =
        CalibrationChoice.of(validation.heldOut(logits, recipe.prior()));
    double threshold = validation.threshold(logits, recipe.falsePositiveRate());
    SimulatedValidation reported = held.report();
    double[] unseen = reported.logits(network);
    HeldOut samples = reported.heldOut(unseen, recipe.prior());
    CalibrationReport reliability = CalibrationReport.of(samples, calibration.calibration());
    Map<String, Double> metrics = new TreeMap<>(reported.metrics(unseen, threshold));
    metrics.put(SimulatedReport.CALIBRATION_ERROR, reliability.expectedCalibrationError());
    metrics.put("logLoss", samples.logLoss(calibration.calibration()));
    metrics.forEach((name, value) -> out.printf("%-28s %.4f%n", name, value));
    out.printf("calibration: %s of %s%n", calibration.name(), calibration.logLosses());
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT_VERSION,
            recipe.network(),
            recipe.network(),
            new LossDescription("gppe", fit.lossParameters()),
            recipe.inputAssembly(),
            new TrainingData(
                "simulator", recipe.pulsarsAnEpoch(), recipe.negatives(), recipe.settings()),
            recipe.seed(),
            metrics,
            calibration.calibration().probability(threshold),
            calibration.calibration(),
            codeVersion,
            createdAt.truncatedTo(ChronoUnit.SECONDS).toString());
    ModelBundle written = BundleWriter.write(recipe.network(), manifest, network);
    ModelBundle bundle =
        reported.reference(unseen, recipe.prior()).map(written::with).orElse(written);
    return new TrainedModel(bundle, new SimulatedReport(manifest, calibration, reliability));
  }

  private IntConsumer told(String what) {
    return done -> {
      if (done % TOLD_EVERY == 0) {
        out.println("simulated for " + what + ": " + done);
      }
    };
  }

  private final class Epochs implements TrainingListener {

    private final SimulatedValidation validation;

    Epochs(SimulatedValidation validation) {
      this.validation = validation;
    }

    @Override
    public void onEpoch(TrainingProgress progress, ComputationGraph network) {
      double[] logits = validation.logits(network);
      Map<String, Double> metrics =
          validation.metrics(logits, validation.threshold(logits, recipe.falsePositiveRate()));
      out.printf(
          "epoch %d/%d: loss %.5f, %.0f samples/s, %ds left; validation AUC %.4f,"
              + " recall at 1%% %.3f%n",
          progress.epoch(),
          progress.epochs(),
          progress.loss(),
          progress.samplesPerSecond(),
          progress.timeLeft().toSeconds(),
          metrics.get("rocAuc"),
          metrics.get("recallAtFpr0.01"));
    }
  }
}
