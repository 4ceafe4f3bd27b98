package org.pulsartriage.scorer.model;

import java.io.IOException;
import java.nio.file.Path;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.store.BundleLoader;

/** Models from bundles, through one engine. */
public final class BundleModels implements ModelSource {

  private final Path own;
  private final EngineKind engine;
  private final BundleLoader loader;

  /**
   * @param own file of the bundle that comes with the scorer; null for the one that ships
   * @param engine the inference engine
   * @param copies folder where copies of what was loaded are kept
   */
  public BundleModels(Path own, EngineKind engine, Path copies) {
    this.own = own;
    this.engine = engine;
    this.loader = new BundleLoader(copies);
  }

  @Override
  public ServedModel own() {
    return own == null ? ServedModel.packaged(engine) : ServedModel.inFile(own, engine);
  }

  @Override
  public ServedModel load(String bundleUri, String digest)
      throws InvalidBundleException, IOException {
    return ServedModel.of(loader.load(bundleUri, digest), engine, bundleUri);
  }
}
