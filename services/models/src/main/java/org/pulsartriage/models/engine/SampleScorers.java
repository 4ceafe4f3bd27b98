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
    InferenceEngine engine = engine(network, shapes, kind);
    try {
      float[][] blank =
          shapes.stream().map(shape -> new float[shape.size()]).toArray(float[][]::new);
      int classes = engine.infer(new float[][][] {blank})[0].length;
      return new BundleSampleScorer(bundle, shapes, classes, engine);
    } catch (RuntimeException e) {
      engine.close();
      throw new InvalidBundleException(
          bundle.name(),
          "network.zip",
          "does not take what a network " + bundle.manifest().network() + " takes",
          e);
    }
  }

  private static InferenceEngine engine(
      ComputationGraph network, List<InputShape> shapes, EngineKind kind) {
    return switch (kind) {
      case DL4J -> new Dl4jEngine(network, shapes, 1);
    };
  }
}
