package org.pulsartriage.models.device;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a network runs on. */
public enum Device {
  /** The processor. */
  CPU("cpu", "org.nd4j.linalg.cpu.nativecpu.CpuBackend"),
  /** An NVIDIA graphics card; needs a build with the Maven profile {@code cuda}. */
  GPU("gpu", "org.nd4j.linalg.jcublas.JCublasBackend");

  private final String label;
  private final String backend;

  Device(String label, String backend) {
    this.label = label;
    this.backend = backend;
  }

  /**
   * @return its name on the command line
   */
  public String label() {
    return label;
  }

  /** The class of ND4J that runs on it. */
  String backend() {
    return backend;
  }

  /**
   * @param label a name, e.g. {@code gpu}
   * @return that device
   * @throws IllegalArgumentException naming the ones there are
   */
  public static Device labelled(String label) {
    return Arrays.stream(values())
        .filter(device -> device.label.equals(label.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "device '%s': none of %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(Device::label)
                                .collect(Collectors.joining(", ")))));
  }
}
