package org.pulsartriage.models.engine;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.NetworkArchive;
import org.pulsartriage.models.input.InputAssemblies;
import org.pulsartriage.models.input.InputAssembly;

/** Opens bundles for scoring. */
public final class CandidateScorers {

  private CandidateScorers() {}

  /**
   * @param bundle a model
   * @param kind the engine
   * @return a scorer on one OpenMP thread
   * @throws InvalidBundleException naming bundle, entry and cause
   */
  public static CandidateScorer open(ModelBundle bundle, EngineKind kind)
      throws InvalidBundleException {
    return open(bundle, kind, 1);
  }

  /**
   * @param bundle a model
   * @param kind the engine
   * @param threads OpenMP threads of an inference, 1 or more
   * @return a scorer
   * @throws InvalidBundleException naming bundle, entry and cause
   */
  public static CandidateScorer open(ModelBundle bundle, EngineKind kind, int threads)
      throws InvalidBundleException {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", at least 1 is needed");
    }
    InputAssembly assembly;
    try {
      assembly = InputAssemblies.named(bundle.manifest().inputAssembly());
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(
          bundle.name(), "manifest.json", "inputAssembly: " + e.getMessage(), e);
    }
    InferenceEngine engine = engine(bundle, kind, assembly, threads);
    check(bundle, assembly, engine);
    return new BundleScorer(bundle, assembly, engine);
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

  private static InferenceEngine engine(
      ModelBundle bundle, EngineKind kind, InputAssembly assembly, int threads)
      throws InvalidBundleException {
    return switch (kind) {
      case DL4J -> {
        ComputationGraph network = NetworkArchive.read(bundle);
        yield new Dl4jEngine(network, assembly.inputs(), threads);
      }
    };
  }
}
