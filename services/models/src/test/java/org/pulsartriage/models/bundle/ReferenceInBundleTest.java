package org.pulsartriage.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pulsartriage.models.reference.Bins;
import org.pulsartriage.models.reference.Reference;

class ReferenceInBundleTest {

  private static final Manifest MANIFEST = BundlesForTests.manifest("compact", "compact", 0.3);
  private static final ModelBundle WITHOUT =
      ModelBundle.create("m.zip", MANIFEST, new byte[] {1}, new byte[] {2});
  private static final Reference REFERENCE =
      new Reference(
          812.5,
          Map.of(
              "dm",
              new Bins(new double[] {0.5, 3}, new double[] {0.25, 0.5, 0.25}),
              "logit",
              new Bins(new double[0], new double[] {1})));

  @Test
  void shouldTravelInTheBundleAndChangeNothingElse() throws Exception {
    ModelBundle with = WITHOUT.with(REFERENCE);

    ModelBundle read = ModelBundle.of("again.zip", with.bytes());

    assertThat(read.reference()).contains(REFERENCE);
    assertThat(read.manifest()).isEqualTo(MANIFEST);
    assertThat(read.networkZip()).isEqualTo(WITHOUT.networkZip());
    assertThat(read.networkOnnx().orElseThrow()).isEqualTo(WITHOUT.networkOnnx().orElseThrow());
    assertThat(read.networkDigest()).isEqualTo(WITHOUT.networkDigest()).isPresent();
    assertThat(read.digest()).isNotEqualTo(WITHOUT.digest());
    assertThat(WITHOUT.with(REFERENCE).bytes()).isEqualTo(with.bytes());
  }

  @Test
  void shouldTravelInACascade() throws Exception {
    Cascade cascade = new Cascade(0.1, new LogisticCalibration(1, 0), WITHOUT.with(REFERENCE));
    ModelBundle both = ModelBundle.create("c.zip", MANIFEST, WITHOUT, cascade);

    ModelBundle read = ModelBundle.of("again.zip", both.with(REFERENCE).bytes());

    assertThat(both.reference()).isEmpty();
    assertThat(read.reference()).contains(REFERENCE);
    assertThat(read.cascade().orElseThrow().second().digest()).isEqualTo(cascade.second().digest());
  }

  @Test
  void shouldBeMissingWhereABundleWasMadeWithoutAsThatWhichShips() {
    assertThat(WITHOUT.reference()).isEmpty();
    assertThat(ModelBundle.packaged().reference()).isEmpty();
  }

  @Test
  void shouldBeRefusedWhereItIsNone() {
    assertRefused("{\"sample\":0.0,\"quantities\":{}}", "sample is 0.0, above 0 wanted");
    assertRefused(
        "{\"sample\":9.0,\"quantities\":{\"dm\":{\"edges\":[1.0],\"shares\":[1.0]}}}",
        "1 edges need 2 shares, not 1");
  }

  private static void assertRefused(String json, String cause) {
    Map<String, byte[]> content = new LinkedHashMap<>();
    content.put("manifest.json", ManifestJson.write(MANIFEST));
    content.put("network.zip", new byte[] {1});
    content.put("reference.json", json.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> ModelBundle.of("m.zip", StrictZip.write(content)))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessage("m.zip: reference.json: " + cause);
  }
}
