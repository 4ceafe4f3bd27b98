package org.pulsartriage.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CascadeBundleTest {

  private static final Calibration CALIBRATION = new LogisticCalibration(2, -1);
  private static final Manifest MANIFEST = BundlesForTests.manifest("compact", "compact", 0.3);
  private static final ModelBundle FIRST = ModelBundle.create("1.zip", MANIFEST, new byte[] {1});
  private static final ModelBundle SECOND =
      ModelBundle.create("2.zip", MANIFEST, new byte[] {2}, new byte[] {3});

  @Test
  void shouldHoldTheGateTheCalibrationAndTheSecondBundleAsTheyWere() throws Exception {
    byte[] bytes = cascade(0.125).bytes();

    ModelBundle read = ModelBundle.of("c.zip", bytes);

    assertThat(read.manifest()).isEqualTo(MANIFEST);
    assertThat(read.networkZip()).containsExactly(1);
    Cascade cascade = read.cascade().orElseThrow();
    assertThat(cascade.gate()).isEqualTo(0.125);
    assertThat(cascade.calibration()).isEqualTo(CALIBRATION);
    assertThat(cascade.second().digest()).isEqualTo(SECOND.digest());
    assertThat(FIRST.cascade()).isEmpty();
  }

  @Test
  void shouldRefuseAGateAboveTheThreshold() {
    assertThatThrownBy(() -> cascade(0.31))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("c.zip: cascade.json: gate is 0.31, above the threshold of 0.3");
  }

  @Test
  void shouldRefuseACascadeWithinACascade() {
    ModelBundle inner = cascade(0.1);

    assertThatThrownBy(
            () ->
                ModelBundle.create("c.zip", MANIFEST, FIRST, new Cascade(0.1, CALIBRATION, inner)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "c.zip: second.zip: cascade.json: no such entry belongs there, only manifest.json,"
                + " network.zip, network.onnx, reference.json");
  }

  @Test
  void shouldRefuseHalfACascade() {
    assertRefused(Map.of("second.zip", SECOND.bytes()), "c.zip: cascade.json: missing");
    assertRefused(
        Map.of("cascade.json", "{}".getBytes(StandardCharsets.UTF_8)),
        "c.zip: second.zip: missing");
  }

  @Test
  void shouldRefuseAGateThatIsNoProbabilityNamingIt() {
    byte[] settings =
        "{\"gate\":1.5,\"calibration\":{\"slope\":1.0,\"intercept\":0.0}}"
            .getBytes(StandardCharsets.UTF_8);

    assertRefused(
        Map.of("cascade.json", settings, "second.zip", SECOND.bytes()),
        "c.zip: cascade.json: gate is 1.5, outside 0 to 1");
  }

  private static void assertRefused(Map<String, byte[]> more, String message) {
    Map<String, byte[]> content = new LinkedHashMap<>();
    content.put("manifest.json", ManifestJson.write(MANIFEST));
    content.put("network.zip", new byte[] {1});
    content.putAll(more);
    assertThatThrownBy(() -> ModelBundle.of("c.zip", StrictZip.write(content)))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessage(message);
  }

  private static ModelBundle cascade(double gate) {
    return ModelBundle.create("c.zip", MANIFEST, FIRST, new Cascade(gate, CALIBRATION, SECOND));
  }
}
