package org.pulsartriage.models.device;

import java.util.List;
import java.util.stream.Collectors;
import org.nd4j.linalg.factory.Nd4j;
import org.pulsartriage.models.backend.NativeBackend;

/** Chooses the device. To be called once, before any network is made. */
public final class Devices {

  private final GraphicsCards cards;
  private final ClassLoader classes;

  /** The machine's devices. */
  public Devices() {
    this(new GraphicsCards(), Devices.class.getClassLoader());
  }

  Devices(GraphicsCards cards, ClassLoader classes) {
    this.cards = cards;
    this.classes = classes;
  }

  /**
   * @param device what networks are to run on
   * @return in words, what they will run on
   * @throws DeviceUnavailableException saying in one line what was found and what is supported
   */
  public String use(Device device) {
    String description = device.label();
    if (device == Device.GPU) {
      description = "gpu: " + card();
    }
    NativeBackend.start();
    String loaded = Nd4j.getBackend().getClass().getName();
    if (!loaded.equals(device.backend())) {
      throw new DeviceUnavailableException(
          device == Device.GPU
              ? "device gpu: CUDA does not start on " + description + "; the log says why"
              : "device cpu: this build has the profile cuda, which takes the graphics card; set"
                  + " BACKEND_PRIORITY_CPU=200 in the environment");
    }
    return description;
  }

  private GraphicsCard card() {
    List<GraphicsCard> found = cards.list();
    if (found.isEmpty()) {
      throw new DeviceUnavailableException(
          "device gpu: no NVIDIA card found; supported is " + GraphicsCard.SUPPORTED);
    }
    GraphicsCard usable =
        found.stream()
            .filter(GraphicsCard::isSupported)
            .findFirst()
            .orElseThrow(
                () ->
                    new DeviceUnavailableException(
                        "device gpu: found %s; supported is %s (CUDA 11.6 knows no later one)"
                            .formatted(
                                found.stream()
                                    .map(GraphicsCard::toString)
                                    .collect(Collectors.joining(", ")),
                                GraphicsCard.SUPPORTED)));
    try {
      Class.forName(Device.GPU.backend(), false, classes);
    } catch (ClassNotFoundException e) {
      throw new DeviceUnavailableException(
          "device gpu: found %s, but this build has no CUDA: build with -Pcuda".formatted(usable));
    }
    return usable;
  }
}
