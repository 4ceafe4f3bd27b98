package org.pulsartriage.models.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.NoOp;
import org.pulsartriage.models.backend.NativeBackend;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.loss.CrossEntropy;

/** The architectures by name. Adding one is adding its class and a line here. */
public final class Networks {

  private static final Map<String, NetworkArchitecture> ALL =
      index(
          new LeNet(),
          new CifarNetwork(),
          new CaltechNetwork(),
          new HtruNetwork(),
          new CompactNetwork(),
          new FeatureNetwork());

  private static final int LEAST_CLASSES = 2;
  private static final long ANY_SEED = 1;

  private Networks() {}

  private static Map<String, NetworkArchitecture> index(NetworkArchitecture... architectures) {
    Map<String, NetworkArchitecture> index = new LinkedHashMap<>();
    for (NetworkArchitecture architecture : architectures) {
      index.put(architecture.name(), architecture);
    }
    return index;
  }

  /**
   * @param name a name, e.g. {@code lenet}
   * @return the architecture of that name
   * @throws IllegalArgumentException naming the ones there are
   */
  public static NetworkArchitecture named(String name) {
    NetworkArchitecture architecture = ALL.get(name);
    if (architecture == null) {
      throw new IllegalArgumentException(
          "no network " + name + "; there are: " + String.join(", ", ALL.keySet()));
    }
    return architecture;
  }

  /**
   * @return the names there are
   */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * @param name name of the architecture
   * @param network a network of that architecture
   * @return its inputs in their order
   * @throws IllegalArgumentException naming the architectures there are
   */
  public static List<InputShape> inputs(String name, ComputationGraph network) {
    long columns =
        Arrays.stream(network.getLayers())
            .map(layer -> layer.conf().getLayer())
            .filter(FeedForwardLayer.class::isInstance)
            .mapToLong(layer -> ((FeedForwardLayer) layer).getNIn())
            .findFirst()
            .orElse(1);
    return named(name)
        .inputs(
            new NetworkSettings(
                LEAST_CLASSES, (int) columns, new CrossEntropy(), new NoOp(), 0, ANY_SEED));
  }

  /**
   * @param architecture an architecture
   * @param settings what it needs to know
   * @return the network with its initial parameters; the same seed gives the same ones
   */
  public static ComputationGraph create(
      NetworkArchitecture architecture, NetworkSettings settings) {
    NativeBackend.start();
    ComputationGraph network = new ComputationGraph(architecture.configure(settings));
    network.init();
    return network;
  }
}
