package org.pulsartriage.models.engine;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.models.bundle.Calibration;
import org.pulsartriage.models.bundle.Cascade;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.NetworkArchive;
import org.pulsartriage.models.input.InputAssemblies;
import org.pulsartriage.models.input.InputAssembly;
import org.pulsartriage.models.onnx.OnnxExporter;
import org.pulsartriage.models.onnx.UnsupportedLayerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens bundles for scoring. */
public final class CandidateScorers {

  private static final Logger LOG = LoggerFactory.getLogger(CandidateScorers.class);

  private CandidateScorers() {}

  /**
   * @param bundle a model
   * @param kind the engine
   * @return a scorer on one thread
   * @throws InvalidBundleException naming bundle, entry and cause
   */
  public static CandidateScorer open(ModelBundle bundle, EngineKind kind)
      throws InvalidBundleException {
    return open(bundle, kind, 1);
  }

  /**
   * @param bundle a model
   * @param kind the engine
   * @param threads threads of an inference, 1 or more
   * @return a scorer
   * @throws InvalidBundleException naming bundle, entry and cause
   */
  public static CandidateScorer open(ModelBundle bundle, EngineKind kind, int threads)
      throws InvalidBundleException {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", at least 1 is needed");
    }
    ModelDescription model =
        new ModelDescription(
            bundle.manifest().modelId(),
            bundle.digest(),
            bundle.manifest().threshold(),
            kind.label());
    CandidateScorer first = open(bundle, kind, threads, bundle.manifest().calibration(), model);
    if (bundle.cascade().isEmpty()) {
      return first;
    }
    Cascade cascade = bundle.cascade().get();
    try {
      return new CascadeScorer(
          first,
          open(cascade.second(), kind, threads, cascade.calibration(), model),
          cascade.gate());
    } catch (InvalidBundleException | RuntimeException e) {
      first.close();
      throw e;
    }
  }

  private static CandidateScorer open(
      ModelBundle bundle,
      EngineKind kind,
      int threads,
      Calibration calibration,
      ModelDescription model)
      throws InvalidBundleException {
    InputAssembly assembly;
    try {
      assembly = InputAssemblies.named(bundle.manifest().inputAssembly());
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(
          bundle.name(), "manifest.json", "inputAssembly: " + e.getMessage(), e);
    }
    return new BundleScorer(assembly, engine(bundle, kind, assembly, threads), calibration, model);
  }

  /** A network that is not made for what its assembly gives fails here, not at a candidate. */
  private static void check(ModelBundle bundle, InputAssembly assembly, InferenceEngine engine)
      throws InvalidBundleException {
    float[][] blank =
        assembly.inputs().stream().map(shape -> new float[shape.size()]).toArray(float[][]::new);
    float[] logits;
    try {
      logits = engine.infer(new float[][][] {blank})[0];
    } catch (RuntimeException e) {
      engine.close();
      throw new InvalidBundleException(
          bundle.name(),
          "network.zip",
          "does not take what input assembly " + assembly.name() + " gives",
          e);
    }
    if (logits.length != 2 || !Float.isFinite(logits[0]) || !Float.isFinite(logits[1])) {
      engine.close();
      throw new InvalidBundleException(
          bundle.name(),
          "network.zip",
          "gives " + java.util.Arrays.toString(logits) + " for a blank candidate, not two logits");
    }
  }

  /** Where there are two forms, both are opened and compared, whichever is asked for. */
  private static InferenceEngine engine(
      ModelBundle bundle, EngineKind kind, InputAssembly assembly, int threads)
      throws InvalidBundleException {
    ComputationGraph network = NetworkArchive.read(bundle);
    InferenceEngine reference = new Dl4jEngine(network, assembly.inputs(), threads);
    check(bundle, assembly, reference);
    if (kind == EngineKind.DL4J && bundle.networkOnnx().isEmpty()) {
      return reference;
    }
    InferenceEngine serving = null;
    boolean agreed = false;
    try {
      serving = new OnnxEngine(onnx(bundle, network, assembly), assembly.inputs(), threads);
      float[][][] inputs = FormCheck.inputs(bundle, assembly.inputs());
      FormCheck.check(bundle, inputs, reference, serving);
      if (!CompanyCheck.holds(serving, OnnxEngine.SAMPLES_A_RUN, inputs)) {
        LOG.warn(
            "{}: on this processor, logits depend on the size of the batch: scoring one by one",
            bundle.name());
        serving = new OneByOneEngine(serving);
      }
      agreed = true;
    } catch (UnsupportedLayerException | IllegalArgumentException | IllegalStateException e) {
      throw new InvalidBundleException(bundle.name(), "network.onnx", e.getMessage(), e);
    } finally {
      if (!agreed || kind == EngineKind.ONNX) {
        reference.close();
      }
      if (serving != null && (!agreed || kind == EngineKind.DL4J)) {
        serving.close();
      }
    }
    return kind == EngineKind.ONNX ? serving : reference;
  }

  /** Bundles from before there were two forms are served through one written now. */
  private static byte[] onnx(ModelBundle bundle, ComputationGraph network, InputAssembly assembly) {
    return bundle.networkOnnx().orElseGet(() -> OnnxExporter.export(network, assembly.inputs()));
  }
}
