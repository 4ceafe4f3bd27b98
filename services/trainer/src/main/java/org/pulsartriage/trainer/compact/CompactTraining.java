package org.pulsartriage.trainer.compact;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.models.backend.NativeBackend;
import org.pulsartriage.models.bundle.Calibration;
import org.pulsartriage.models.bundle.LossDescription;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.NetworkArchive;
import org.pulsartriage.models.bundle.TrainingData;
import org.pulsartriage.models.input.InputAssemblies;
import org.pulsartriage.models.input.InputAssembly;
import org.pulsartriage.trainer.fit.TrainingListener;
import org.pulsartriage.trainer.fit.TrainingProgress;

/**
 * Trains the compact model on simulated candidates and writes its bundle. The same recipe, time
 * stamp and kind of processor give the same bundle.
 */
public final class CompactTraining {

  private static final String MODEL_ID = "compact";

  private final CompactRecipe recipe;
  private final int threads;
  private final PrintStream out;

  /**
   * @param recipe how
   * @param threads threads of simulation; the bundle does not depend on their number
   * @param out told how it goes, a line at a time
   */
  public CompactTraining(CompactRecipe recipe, int threads, PrintStream out) {
    this.recipe = recipe;
    this.threads = threads;
    this.out = out;
  }

  /**
   * @param createdAt the bundle's time stamp
   * @param codeVersion version of the code, for the manifest
   * @return the trained model
   */
  public ModelBundle train(Instant createdAt, String codeVersion) {
    InputAssembly assembly = InputAssemblies.named("compact");
    int interference = (int) (recipe.negatives() * recipe.interferenceShare());
    FixedPointSamples training =
        samples("training", assembly)
            .make(recipe.seed(), recipe.pulsars(), interference, recipe.negatives() - interference);
    int pulsars = Math.max(10, 10 * recipe.validation() / recipe.imbalance());
    int strange = (int) (recipe.validation() * recipe.interferenceShare());
    FixedPointSamples held =
        samples("validation", assembly)
            .make(recipe.validationSeed(), pulsars, strange, recipe.validation() - strange);
    NativeBackend.useThreads(1);
    CompactValidation validation = new CompactValidation(held, assembly.inputs());
    CompactFit fit = new CompactFit(recipe);
    ComputationGraph network = fit.fit(training, new Report(validation));
    return bundle(network, fit, validation, createdAt, codeVersion);
  }

  private ModelBundle bundle(
      ComputationGraph network,
      CompactFit fit,
      CompactValidation validation,
      Instant createdAt,
      String codeVersion) {
    double[] logits = validation.logits(network);
    double threshold = validation.threshold(logits, recipe.falsePositiveRate());
    Map<String, Double> metrics = validation.metrics(logits, threshold);
    metrics.forEach((name, value) -> out.printf("%-24s %.4f%n", name, value));
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT_VERSION,
            MODEL_ID,
            "compact",
            new LossDescription("gppe", fit.lossParameters()),
            "compact",
            new TrainingData(
                "simulator", (long) recipe.pulsarsAnEpoch(), recipe.negatives(), recipe.settings()),
            recipe.seed(),
            metrics,
            Calibration.NONE.probability(threshold),
            Calibration.NONE,
            codeVersion,
            createdAt.truncatedTo(ChronoUnit.SECONDS).toString());
    return ModelBundle.create(MODEL_ID, manifest, NetworkArchive.write(network));
  }

  private SimulatedSamples samples(String what, InputAssembly assembly) {
    return new SimulatedSamples(
        assembly,
        threads,
        done -> {
          if (done % 5000 == 0) {
            out.println("simulated for " + what + ": " + done);
          }
        });
  }

  private final class Report implements TrainingListener {

    private final CompactValidation validation;

    Report(CompactValidation validation) {
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

  /**
   * @param arguments the bundle to write, and optionally its time stamp (ISO 8601)
   * @throws IOException where the bundle cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println("usage: CompactTraining BUNDLE [CREATED-AT]");
      System.exit(2);
    }
    Instant createdAt = arguments.length > 1 ? Instant.parse(arguments[1]) : Instant.now();
    String version = CompactTraining.class.getPackage().getImplementationVersion();
    ModelBundle bundle =
        new CompactTraining(
                CompactRecipe.SHIPPED, Runtime.getRuntime().availableProcessors(), System.out)
            .train(createdAt, version == null ? "development" : version);
    Files.write(Path.of(arguments[0]), bundle.bytes());
    System.out.println(arguments[0] + ": " + bundle.digest());
  }
}
