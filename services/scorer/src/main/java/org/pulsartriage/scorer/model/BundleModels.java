package org.pulsartriage.scorer.model;

import java.io.IOException;
import java.nio.file.Path;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.store.BundleReader;

/** Models from bundles, through one engine. */
public final class BundleModels implements ModelSource {

  private final Path own;
  private final EngineKind engine;
  private final BundleReader reader;

  /**
   * @param own file of the bundle that comes with the scorer; null for the one that ships
   * @param engine the inference engine
   * @param reader where released bundles are read; stays the caller's
   */
  public BundleModels(Path own, EngineKind engine, BundleReader reader) {
    this.own = own;
    this.engine = engine;
    this.reader = reader;
  }

  @Override
  public ServedModel own() {
    return own == null ? ServedModel.packaged(engine) : ServedModel.inFile(own, engine);
  }

  @Override
  public ServedModel load(String bundleUri, String digest)
      throws InvalidBundleException, IOException {
    return ServedModel.of(reader.read(bundleUri, digest), engine, bundleUri);
  }
}
