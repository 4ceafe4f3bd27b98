package org.pulsartriage.models.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DevicesTest {

  @Test
  void shouldUseTheProcessor() {
    assertThat(new Devices().use(Device.labelled("cpu"))).isEqualTo("cpu");
  }

  @Test
  void shouldSayThatThereIsNoDriver() {
    assertThatThrownBy(() -> on("no-such-tool").use(Device.GPU))
        .isInstanceOf(DeviceUnavailableException.class)
        .hasMessage("device gpu: no NVIDIA driver found (no-such-tool does not run)");
  }

  @Test
  void shouldSayWhyTheDriversToolFails() {
    assertThatThrownBy(() -> on("sh", "-c", "echo driver not loaded; exit 9").use(Device.GPU))
        .hasMessage("device gpu: sh fails: driver not loaded");
  }

  @Test
  void shouldSayThatThereIsNoCard() {
    assertThatThrownBy(() -> on("true").use(Device.GPU))
        .hasMessage("device gpu: no NVIDIA card found; supported is compute capability 3.7 to 8.9");
  }

  @Test
  void shouldNameACardThatIsTooNew() {
    assertThatThrownBy(() -> on("echo", "NVIDIA H100 80GB HBM3, 9.0").use(Device.GPU))
        .hasMessageContaining("found NVIDIA H100 80GB HBM3 (compute capability 9.0)")
        .hasMessageContaining("supported is compute capability 3.7 to 8.9");
  }

  @Test
  void shouldSayThatTheBuildHasNoCudaWhereTheCardWouldDo() {
    assertThatThrownBy(
            () ->
                new Devices(
                        new GraphicsCards(List.of("echo", "NVIDIA A100, 8.0")),
                        ClassLoader.getPlatformClassLoader())
                    .use(Device.GPU))
        .hasMessage(
            "device gpu: found NVIDIA A100 (compute capability 8.0), but this build has no CUDA:"
                + " build with -Pcuda");
  }

  @Test
  void shouldTakeTheOldestAndTheNewestCardOfWhichTheLibraryHasCode() {
    assertThat(new GraphicsCard("K80", 3, 7).isSupported()).isTrue();
    assertThat(new GraphicsCard("L40", 8, 9).isSupported()).isTrue();
    assertThat(new GraphicsCard("K40", 3, 5).isSupported()).isFalse();
    assertThat(new GraphicsCard("H100", 9, 0).isSupported()).isFalse();
  }

  private static Devices on(String... command) {
    return new Devices(new GraphicsCards(List.of(command)), DevicesTest.class.getClassLoader());
  }
}
