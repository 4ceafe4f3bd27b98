package org.pulsartriage.models.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.NetworkArchive;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.onnx.OnnxExporter;
import org.pulsartriage.models.onnx.UnsupportedLayerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a bundle's network on an engine. The first time that a process meets a bundle, both forms
 * are opened and compared, and what the serving one does with batches is looked at; the next thread
 * that opens the same digest need not wait for that again.
 */
final class BundleEngines {

  private static final Logger LOG = LoggerFactory.getLogger(BundleEngines.class);

  private static final Map<Checked, Findings> CHECKED = new ConcurrentHashMap<>();

  private BundleEngines() {}

  /** What a check holds for. */
  private record Checked(String digest, int threads) {}

  /**
   * What a check found.
   *
   * @param classes logits of a sample
   * @param anyCompany whether a sample's logits are the same whatever else is in the batch
   */
  private record Findings(int classes, boolean anyCompany) {}

  /**
   * A bundle's network, opened.
   *
   * @param engine it; whoever opened it closes it
   * @param classes logits of a sample
   */
  record Opened(InferenceEngine engine, int classes) {}

  /**
   * @param bundle a model
   * @param kind the engine
   * @param shapes its inputs in their order
   * @param shapesFrom what says that these are its inputs, for a refusal
   * @param threads threads of an inference, 1 or more
   * @return its network
   * @throws InvalidBundleException naming bundle, entry and cause
   */
  static Opened open(
      ModelBundle bundle, EngineKind kind, List<InputShape> shapes, String shapesFrom, int threads)
      throws InvalidBundleException {
    Findings known = CHECKED.get(new Checked(bundle.digest(), threads));
    if (known != null && kind == EngineKind.ONNX && bundle.networkOnnx().isPresent()) {
      InferenceEngine serving = new OnnxEngine(bundle.networkOnnx().get(), shapes, threads);
      return new Opened(
          known.anyCompany() ? serving : new OneByOneEngine(serving), known.classes());
    }
    return checked(bundle, kind, shapes, shapesFrom, threads);
  }

  /** Where there are two forms, both are opened and compared, whichever is asked for. */
  private static Opened checked(
      ModelBundle bundle, EngineKind kind, List<InputShape> shapes, String shapesFrom, int threads)
      throws InvalidBundleException {
    ComputationGraph network = NetworkArchive.read(bundle);
    InferenceEngine reference = new Dl4jEngine(network, shapes, threads);
    int classes = classes(bundle, shapes, shapesFrom, reference);
    if (kind == EngineKind.DL4J && bundle.networkOnnx().isEmpty()) {
      return new Opened(reference, classes);
    }
    InferenceEngine serving = null;
    boolean agreed = false;
    try {
      serving = new OnnxEngine(onnx(bundle, network, shapes), shapes, threads);
      float[][][] inputs = FormCheck.inputs(bundle, shapes);
      FormCheck.check(bundle, inputs, reference, serving);
      boolean holds = CompanyCheck.holds(serving, OnnxEngine.SAMPLES_A_RUN, inputs);
      CHECKED.put(new Checked(bundle.digest(), threads), new Findings(classes, holds));
      if (!holds) {
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
    return new Opened(kind == EngineKind.ONNX ? serving : reference, classes);
  }

  /** Bundles from before there were two forms are served through one written now. */
  private static byte[] onnx(
      ModelBundle bundle, ComputationGraph network, List<InputShape> shapes) {
    return bundle.networkOnnx().orElseGet(() -> OnnxExporter.export(network, shapes));
  }

  /** A network that is not made for its inputs fails here, not at a sample. */
  private static int classes(
      ModelBundle bundle, List<InputShape> shapes, String shapesFrom, InferenceEngine engine)
      throws InvalidBundleException {
    float[][] blank = shapes.stream().map(shape -> new float[shape.size()]).toArray(float[][]::new);
    float[] logits;
    try {
      logits = engine.infer(new float[][][] {blank})[0];
    } catch (RuntimeException e) {
      engine.close();
      throw new InvalidBundleException(
          bundle.name(), "network.zip", "does not take what " + shapesFrom, e);
    }
    for (float logit : logits) {
      if (!Float.isFinite(logit)) {
        engine.close();
        throw new InvalidBundleException(
            bundle.name(),
            "network.zip",
            "gives " + Arrays.toString(logits) + " for a blank input");
      }
    }
    return logits.length;
  }
}
