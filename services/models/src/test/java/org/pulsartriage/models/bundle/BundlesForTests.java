package org.pulsartriage.models.bundle;

import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.Adam;
import org.pulsartriage.models.loss.ClassBalance;
import org.pulsartriage.models.loss.Losses;
import org.pulsartriage.models.network.NetworkSettings;
import org.pulsartriage.models.network.Networks;

/** Bundles of untrained networks. */
public final class BundlesForTests {

  private BundlesForTests() {}

  public static ComputationGraph network(String name, long seed) {
    return Networks.create(
        Networks.named(name),
        new NetworkSettings(
            2,
            8,
            Losses.named("gppe", ClassBalance.binary(75, 1)),
            new Adam(1e-3, 0.5, 0.999, 1e-8),
            1e-4,
            seed));
  }

  public static Manifest manifest(String network, String inputAssembly) {
    return manifest(network, inputAssembly, 0.5);
  }

  public static Manifest manifest(String network, String inputAssembly, double threshold) {
    return new Manifest(
        Manifest.FORMAT_VERSION,
        "untrained",
        network,
        new LossDescription("gppe", Map.of("alpha", -2.0, "beta", 6.0)),
        inputAssembly,
        new TrainingData("none", 0, 0, Map.of()),
        7,
        Map.of("rocAuc", 0.5),
        threshold,
        Calibration.NONE,
        "test",
        "2026-01-31T12:00:00Z");
  }

  public static ModelBundle compact(long seed) {
    ComputationGraph network = network("compact", seed);
    return ModelBundle.create(
        "untrained.zip", manifest("compact", "compact"), NetworkArchive.write(network));
  }
}
