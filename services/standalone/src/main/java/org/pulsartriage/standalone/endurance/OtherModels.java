package org.pulsartriage.standalone.endurance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.NetworkArchive;
import org.pulsartriage.models.engine.BundleWriter;
import org.pulsartriage.models.store.BundleStore;
import org.pulsartriage.models.store.BundleStores;
import org.pulsartriage.models.store.S3Settings;
import org.pulsartriage.schemas.releases.ModelChanges;
import org.pulsartriage.schemas.releases.ModelRegistry;

/**
 * Models that differ from the one that ships by a little, so that their scores can be told apart.
 */
final class OtherModels {

  private static final float STEP = 1e-3f;

  private OtherModels() {}

  /**
   * @param base a bundle
   * @param number 1 or more
   * @return the same network with its parameters scaled by one and a thousandth a number, under
   *     another name
   * @throws InvalidBundleException where the base cannot be read
   */
  static ModelBundle like(ModelBundle base, int number) throws InvalidBundleException {
    Manifest manifest = base.manifest();
    String name = manifest.modelId() + "-other-" + number;
    ComputationGraph network = NetworkArchive.read(base);
    try {
      network.params().muli(1 + STEP * number);
      return BundleWriter.write(
          name,
          new Manifest(
              Manifest.FORMAT_VERSION,
              name,
              manifest.network(),
              manifest.loss(),
              manifest.inputAssembly(),
              manifest.trainingData(),
              manifest.seed(),
              manifest.metrics(),
              manifest.threshold(),
              manifest.calibration(),
              manifest.codeVersion(),
              manifest.createdAt()),
          network);
    } finally {
      network.close();
    }
  }

  /**
   * @param registry the pipeline's models
   * @param store folder of a bundle store
   * @param many how many
   * @return the bundles, released as candidates under their own names
   * @throws IOException where the store cannot be written
   * @throws InvalidBundleException where the model that ships cannot be read
   */
  static List<ModelBundle> release(ModelRegistry registry, Path store, int many)
      throws IOException, InvalidBundleException {
    List<ModelBundle> bundles = new ArrayList<>();
    try (BundleStore kept = BundleStores.at(store.toString(), S3Settings.ENVIRONMENT)) {
      for (int number = 1; number <= many; number++) {
        ModelBundle bundle = like(ModelBundle.packaged(), number);
        registry.change(
            "endure",
            ModelChanges.release(
                bundle.manifest().modelId(), bundle.digest(), kept.put(bundle), null));
        bundles.add(bundle);
      }
    }
    return bundles;
  }
}
