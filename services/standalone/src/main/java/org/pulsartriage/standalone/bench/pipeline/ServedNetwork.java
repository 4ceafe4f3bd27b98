package org.pulsartriage.standalone.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.Sgd;
import org.pulsartriage.models.bundle.Calibration;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.LossDescription;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.TrainingData;
import org.pulsartriage.models.engine.BundleWriter;
import org.pulsartriage.models.loss.CrossEntropy;
import org.pulsartriage.models.network.NetworkSettings;
import org.pulsartriage.models.network.Networks;
import org.pulsartriage.standalone.bench.BenchReport;

/**
 * A network to be measured, in a bundle on disk.
 *
 * @param name its architecture
 * @param bundle the bundle
 * @param file where it lies
 */
record ServedNetwork(String name, ModelBundle bundle, Path file) {

  private static final String SHIPPED = "compact";

  /** Networks and the input that candidates give them. */
  private static final Map<String, String> INPUTS =
      Map.of(SHIPPED, "compact", "htru", "sub-integrations-64");

  /**
   * @return names of the networks that candidates can be scored with
   */
  static List<String> names() {
    return INPUTS.keySet().stream().sorted().toList();
  }

  /**
   * @param name one of {@link #names}
   * @param folder where to put the bundle
   * @return the model that ships, or a network with its initial parameters: how fast it is does not
   *     depend on them
   * @throws IOException where the folder cannot be written
   * @throws InvalidBundleException where the network's two forms differ
   */
  static ServedNetwork of(String name, Path folder) throws IOException, InvalidBundleException {
    ModelBundle bundle = name.equals(SHIPPED) ? ModelBundle.packaged() : untrained(name);
    Path file = folder.resolve(name + ".zip");
    Files.write(file, bundle.bytes());
    return new ServedNetwork(name, bundle, file);
  }

  private static ModelBundle untrained(String name) throws InvalidBundleException {
    NetworkSettings settings = new NetworkSettings(2, 8, new CrossEntropy(), new Sgd(0.1), 0, 1);
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT_VERSION,
            name + "-untrained",
            name,
            new LossDescription("ce", Map.of()),
            INPUTS.get(name),
            new TrainingData("none", 0, 0, Map.of()),
            settings.seed(),
            Map.of(),
            0.5,
            Calibration.NONE,
            BenchReport.commit(),
            Instant.EPOCH.toString());
    ComputationGraph network = Networks.create(Networks.named(name), settings);
    try {
      return BundleWriter.write(name, manifest, network);
    } finally {
      network.close();
    }
  }
}
