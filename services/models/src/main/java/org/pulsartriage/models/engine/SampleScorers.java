package org.pulsartriage.models.engine;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.NetworkArchive;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.network.Networks;

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
    List<InputShape> shapes = inputs(bundle);
    BundleEngines.Opened network =
        BundleEngines.open(
            bundle, kind, shapes, "a network " + bundle.manifest().network() + " takes", 1);
    return new BundleSampleScorer(bundle, shapes, network.classes(), network.engine());
  }

  private static List<InputShape> inputs(ModelBundle bundle) throws InvalidBundleException {
    ComputationGraph network = NetworkArchive.read(bundle);
    try {
      return Networks.inputs(bundle.manifest().network(), network);
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(
          bundle.name(), "manifest.json", "network: " + e.getMessage(), e);
    } finally {
      network.close();
    }
  }
}
