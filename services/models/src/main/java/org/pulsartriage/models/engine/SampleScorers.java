package org.pulsartriage.models.engine;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.NetworkArchive;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.network.Networks;
import org.pulsartriage.models.onnx.OnnxExporter;
import org.pulsartriage.models.onnx.UnsupportedLayerException;

/** Opens bundles for scoring samples of data sets. Any number of classes, any input. */
public final class SampleScorers {

  /** The engine that samples are scored with unless another is asked for. */
  public static final EngineKind SERVING = EngineKind.ONNX;

  private SampleScorers() {}

  /**
   * One thread an inference: results depend on the number in the last bits, and every place that
   * scores samples is to give the same.
   *
   * @param bundle a model
   * @param kind the engine
   * @return a scorer
   * @throws InvalidBundleException naming bundle, entry and cause
   */
  public static SampleScorer open(ModelBundle bundle, EngineKind kind)
      throws InvalidBundleException {
    ComputationGraph network = NetworkArchive.read(bundle);
    List<InputShape> shapes;
    try {
      shapes = Networks.inputs(bundle.manifest().network(), network);
    } catch (IllegalArgumentException e) {
      network.close();
      throw new InvalidBundleException(
          bundle.name(), "manifest.json", "network: " + e.getMessage(), e);
    }
    InferenceEngine reference = new Dl4jEngine(network, shapes, 1);
    int classes = classes(bundle, shapes, reference);
    InferenceEngine engine =
        switch (kind) {
          case DL4J -> reference;
          case ONNX -> onnx(bundle, network, shapes, reference);
        };
    return new BundleSampleScorer(bundle, shapes, classes, engine);
  }

  /** A network that is not what its bundle says fails here, not at a sample. */
  private static int classes(ModelBundle bundle, List<InputShape> shapes, InferenceEngine engine)
      throws InvalidBundleException {
    float[][] blank = shapes.stream().map(shape -> new float[shape.size()]).toArray(float[][]::new);
    try {
      return engine.infer(new float[][][] {blank})[0].length;
    } catch (RuntimeException e) {
      engine.close();
      throw new InvalidBundleException(
          bundle.name(),
          "network.zip",
          "does not take what a network " + bundle.manifest().network() + " takes",
          e);
    }
  }

  /** Compared with the reference, which is closed. */
  private static InferenceEngine onnx(
      ModelBundle bundle,
      ComputationGraph network,
      List<InputShape> shapes,
      InferenceEngine reference)
      throws InvalidBundleException {
    InferenceEngine serving = null;
    boolean agreed = false;
    try {
      byte[] onnx = bundle.networkOnnx().orElseGet(() -> OnnxExporter.export(network, shapes));
      serving = new OnnxEngine(onnx, shapes, 1);
      float[][][] inputs = FormCheck.inputs(bundle, shapes);
      FormCheck.check(bundle, inputs, reference, serving);
      if (!CompanyCheck.holds(serving, OnnxEngine.SAMPLES_A_RUN, inputs)) {
        serving = new OneByOneEngine(serving);
      }
      agreed = true;
      return serving;
    } catch (UnsupportedLayerException | IllegalArgumentException | IllegalStateException e) {
      throw new InvalidBundleException(bundle.name(), "network.onnx", e.getMessage(), e);
    } finally {
      reference.close();
      if (serving != null && !agreed) {
        serving.close();
      }
    }
  }
}
