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
    return new BundleScorer(bundle, assembly, engine(bundle, kind, assembly, threads));
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
