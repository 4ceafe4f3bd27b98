package org.pulsartriage.benchmarks.pytorch;

import java.util.List;
import java.util.stream.Collectors;

/** The networks by name. Adding one is adding its class and a line here. */
final class PyTorchNetworks {

  private static final List<PyTorchNetwork> ALL =
      List.of(new HtruBlocks(), new LeNetBlocks(), new CompactBlocks());

  private PyTorchNetworks() {}

  /**
   * @param name a name, e.g. {@code lenet}
   * @return the network of that name
   * @throws IllegalArgumentException naming the ones there are
   */
  static PyTorchNetwork named(String name) {
    return ALL.stream()
        .filter(network -> network.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no network "
                        + name
                        + " in PyTorch; there are: "
                        + names().stream().collect(Collectors.joining(", "))));
  }

  /**
   * @return the names there are
   */
  static List<String> names() {
    return ALL.stream().map(PyTorchNetwork::name).toList();
  }
}
