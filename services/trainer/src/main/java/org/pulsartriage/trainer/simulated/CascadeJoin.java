package org.pulsartriage.trainer.simulated;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.models.bundle.Calibration;
import org.pulsartriage.models.bundle.Cascade;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.NetworkArchive;
import org.pulsartriage.models.bundle.TrainingData;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.trainer.calibration.CalibrationReport;
import org.pulsartriage.trainer.calibration.CascadeFit;
import org.pulsartriage.trainer.calibration.HeldOut;

/**
 * Makes a cascade of two trained models, its gate, threshold and calibration found on simulated
 * candidates that neither has seen, and reported on others.
 */
public final class CascadeJoin {

  private static final String MODEL_ID = "cascade";
  private static final int TOLD_EVERY = 5000;

  private final ModelBundle first;
  private final ModelBundle second;
  private final SimulatedRecipe held;
  private final int threads;
  private final PrintStream out;

  /**
   * @param first the small model, calibrated
   * @param second the large one
   * @param held says what is held out; of a seed that neither model was trained or fitted with
   * @param threads threads of simulation and inference; the bundle doesn't depend on their number
   * @param out told how it goes, a line at a time
   */
  public CascadeJoin(
      ModelBundle first, ModelBundle second, SimulatedRecipe held, int threads, PrintStream out) {
    this.first = first;
    this.second = second;
    this.held = held;
    this.threads = threads;
    this.out = out;
  }

  /** What both networks say of the same candidates: the first in probabilities too. */
  private record Said(
      SimulatedValidation candidates, double[] firstLogits, double[] first, double[] second) {}

  /**
   * @param createdAt the bundle's time stamp
   * @param codeVersion version of the code, for the manifest
   * @return the cascade
   * @throws InvalidBundleException where one of the models cannot be loaded
   */
  public TrainedModel join(Instant createdAt, String codeVersion) throws InvalidBundleException {
    HeldOutSets ofFirst = sets(first);
    HeldOutSets ofSecond = sets(second);
    Said validation = said(ofFirst.validation(), ofSecond.validation());
    CascadeFit fit =
        CascadeFit.of(
            validation.first,
            validation.second,
            validation.candidates.pulsars(),
            held.prior(),
            held.falsePositiveRate());
    out.printf(
        "gate %.6f: %.2f %% of the pulsars and %.2f %% of the others pass; validation recall %.4f,"
            + " second network alone %.4f%n",
        fit.gate(),
        100 * fit.passedPulsars(),
        100 * fit.passedOthers(),
        fit.recall(),
        fit.recallOfSecond());
    Said reported = said(ofFirst.report(), ofSecond.report());
    double[] probabilities = new double[reported.first.length];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = fit.probability(reported.first[i], reported.second[i]);
    }
    HeldOut samples = reported.candidates.heldOut(reported.second, held.prior());
    CalibrationReport reliability = CalibrationReport.of(samples, probabilities);
    Map<String, Double> metrics = metrics(fit, reported, probabilities);
    metrics.put(SimulatedReport.CALIBRATION_ERROR, reliability.expectedCalibrationError());
    metrics.forEach((name, value) -> out.printf("%-28s %.4f%n", name, value));
    Manifest manifest = manifest(fit, metrics, createdAt, codeVersion);
    ModelBundle joined =
        ModelBundle.create(
            MODEL_ID,
            manifest,
            first,
            new Cascade(fit.gate(), fit.calibration().calibration(), second));
    ModelBundle bundle =
        reported
            .candidates
            .reference(spoken(fit, reported), held.prior())
            .map(joined::with)
            .orElse(joined);
    CandidateScorers.open(bundle, EngineKind.ONNX).close();
    return new TrainedModel(bundle, new SimulatedReport(manifest, fit.calibration(), reliability));
  }

  /** The logit of the network that speaks on each candidate, as scores have it. */
  private static double[] spoken(CascadeFit fit, Said said) {
    double[] logits = said.firstLogits.clone();
    for (int i = 0; i < logits.length; i++) {
      if (said.first[i] >= fit.gate()) {
        logits[i] = said.second[i];
      }
    }
    return logits;
  }

  private HeldOutSets sets(ModelBundle model) {
    return new HeldOutSets(
        held,
        model.manifest().inputAssembly(),
        threads,
        done -> {
          if (done % TOLD_EVERY == 0) {
            out.println("simulated for " + model.manifest().modelId() + ": " + done);
          }
        });
  }

  private Said said(SimulatedValidation toFirst, SimulatedValidation toSecond)
      throws InvalidBundleException {
    double[] logits = logits(first, toFirst);
    Calibration calibration = first.manifest().calibration();
    double[] probabilities = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = calibration.probability(logits[i]);
    }
    return new Said(toSecond, logits, probabilities, logits(second, toSecond));
  }

  private static double[] logits(ModelBundle model, SimulatedValidation candidates)
      throws InvalidBundleException {
    ComputationGraph network = NetworkArchive.read(model);
    try {
      return candidates.logits(network);
    } finally {
      network.close();
    }
  }

  private Map<String, Double> metrics(CascadeFit fit, Said said, double[] probabilities) {
    Map<String, Double> metrics =
        new TreeMap<>(said.candidates.metrics(probabilities, fit.threshold()));
    Manifest alone = second.manifest();
    double[] ofSecond = new double[said.second.length];
    for (int i = 0; i < ofSecond.length; i++) {
      ofSecond[i] = alone.calibration().probability(said.second[i]);
    }
    metrics.put("secondAlone:recall", said.candidates.recall(ofSecond, alone.threshold()));
    metrics.put(
        "secondAlone:" + Manifest.FALSE_POSITIVE_RATE,
        said.candidates.falsePositiveRate(ofSecond, alone.threshold()));
    metrics.put(
        "firstAlone:recall", said.candidates.recall(said.first, first.manifest().threshold()));
    metrics.put("passedToSecond:pulsars", said.candidates.recall(said.first, fit.gate()));
    metrics.put("passedToSecond:others", said.candidates.falsePositiveRate(said.first, fit.gate()));
    return metrics;
  }

  private Manifest manifest(
      CascadeFit fit, Map<String, Double> metrics, Instant createdAt, String codeVersion) {
    Manifest of = first.manifest();
    Map<String, String> settings = new TreeMap<>();
    settings.put("first", first.digest());
    settings.put("second", second.digest());
    settings.put("validationSeed", Long.toString(held.validationSeed()));
    settings.put("reportSeed", Long.toString(held.reportSeed()));
    settings.put("heldOutNegatives", Integer.toString(held.heldOutNegatives()));
    settings.put("heldOutPulsars", Integer.toString(held.heldOutPulsars()));
    settings.put("surveyImbalance", Integer.toString(held.surveyImbalance()));
    settings.put("falsePositiveRate", Double.toString(held.falsePositiveRate()));
    return new Manifest(
        Manifest.FORMAT_VERSION,
        MODEL_ID,
        of.network(),
        of.loss(),
        of.inputAssembly(),
        new TrainingData(
            of.trainingData().source(),
            of.trainingData().positives(),
            of.trainingData().negatives(),
            settings),
        of.seed(),
        metrics,
        fit.threshold(),
        of.calibration(),
        codeVersion,
        createdAt.truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
