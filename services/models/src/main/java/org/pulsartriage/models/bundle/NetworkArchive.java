package org.pulsartriage.models.bundle;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.factory.Nd4j;
import org.pulsartriage.models.backend.NativeBackend;

/**
 * A Deeplearning4j network as a zip: {@code configuration.json} and {@code coefficients.bin}, which
 * Deeplearning4j's own reader also takes. Its own reader is not used here: it also takes
 * Java-serialised entries and creates whatever class the JSON names.
 */
public final class NetworkArchive {

  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final Map<String, Integer> LIMITS = limits();

  private NetworkArchive() {}

  private static Map<String, Integer> limits() {
    Map<String, Integer> limits = new LinkedHashMap<>();
    limits.put(CONFIGURATION, 1 << 20);
    limits.put(COEFFICIENTS, ModelBundle.MAX_BYTES);
    return limits;
  }

  /**
   * @param network a network of float parameters; its updater's state is not kept
   * @return the archive; the same network gives the same bytes
   */
  public static byte[] write(ComputationGraph network) {
    Map<String, byte[]> content = new LinkedHashMap<>();
    content.put(
        CONFIGURATION, network.getConfiguration().toJson().getBytes(StandardCharsets.UTF_8));
    content.put(COEFFICIENTS, CoefficientsFile.write(network.params().toFloatVector()));
    return StrictZip.write(content);
  }

  /**
   * @param bundle the bundle that it is of
   * @return the network, ready to infer
   * @throws InvalidBundleException naming bundle, entry and cause
   */
  public static ComputationGraph read(ModelBundle bundle) throws InvalidBundleException {
    String where = ModelBundle.NETWORK + "/";
    Map<String, byte[]> content = StrictZip.read(bundle.name(), where, bundle.networkZip(), LIMITS);
    for (String entry : LIMITS.keySet()) {
      if (!content.containsKey(entry)) {
        throw new InvalidBundleException(bundle.name(), where + entry, "missing");
      }
    }
    String json = new String(content.get(CONFIGURATION), StandardCharsets.UTF_8);
    float[] coefficients;
    try {
      ConfigurationGuard.check(json);
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(bundle.name(), where + CONFIGURATION, e.getMessage(), e);
    }
    try {
      coefficients = CoefficientsFile.read(content.get(COEFFICIENTS));
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(bundle.name(), where + COEFFICIENTS, e.getMessage(), e);
    }
    NativeBackend.start();
    ComputationGraph network;
    try {
      network = new ComputationGraph(ComputationGraphConfiguration.fromJson(json));
    } catch (RuntimeException e) {
      throw new InvalidBundleException(
          bundle.name(), where + CONFIGURATION, firstLine("no network", e), e);
    }
    try {
      network.init(Nd4j.create(coefficients, new long[] {1, coefficients.length}, 'f'), false);
    } catch (RuntimeException e) {
      throw new InvalidBundleException(
          bundle.name(), where + COEFFICIENTS, firstLine("not of this network", e), e);
    }
    return network;
  }

  private static String firstLine(String what, RuntimeException e) {
    return what
        + ": "
        + String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
