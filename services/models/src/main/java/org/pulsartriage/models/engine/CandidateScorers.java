package org.pulsartriage.models.engine;

import org.pulsartriage.models.bundle.Calibration;
import org.pulsartriage.models.bundle.Cascade;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.input.InputAssemblies;
import org.pulsartriage.models.input.InputAssembly;

/** Opens bundles for scoring. */
public final class CandidateScorers {

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
    BundleEngines.Opened network =
        BundleEngines.open(
            bundle,
            kind,
            assembly.inputs(),
            "input assembly " + assembly.name() + " gives",
            threads);
    if (network.classes() != 2) {
      network.engine().close();
      throw new InvalidBundleException(
          bundle.name(),
          "network.zip",
          "gives " + network.classes() + " logits for a candidate, two are needed");
    }
    return new BundleScorer(assembly, network.engine(), calibration, model);
  }
}
