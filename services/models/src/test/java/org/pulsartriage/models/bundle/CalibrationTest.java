package org.pulsartriage.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  private static final IsotonicCalibration CURVE =
      new IsotonicCalibration(List.of(-2.0, 0.0, 3.0), List.of(0.001, 0.1, 0.9));

  @Test
  void shouldJoinItsPointsByStraightLinesAndStayLevelBeyond() {
    assertThat(CURVE.probability(-50)).isEqualTo(0.001);
    assertThat(CURVE.probability(-2)).isEqualTo(0.001);
    assertThat(CURVE.probability(-1)).isCloseTo(0.0505, within(1e-12));
    assertThat(CURVE.probability(1.5)).isCloseTo(0.5, within(1e-12));
    assertThat(CURVE.probability(3)).isEqualTo(0.9);
    assertThat(CURVE.probability(50)).isEqualTo(0.9);
  }

  @Property
  void shouldNeverFall(
      @ForAll @DoubleRange(min = -4, max = 4) double one,
      @ForAll @DoubleRange(min = -4, max = 4) double other) {
    assertThat(CURVE.probability(Math.min(one, other)))
        .isLessThanOrEqualTo(CURVE.probability(Math.max(one, other)));
  }

  @Test
  void shouldRefuseACurveThatFallsOrReachesCertainty() {
    assertThatThrownBy(() -> new IsotonicCalibration(List.of(0.0, 1.0), List.of(0.5, 0.4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "calibration's point 1 is 1.0, 0.4: points rise, their probabilities between 0 and 1");
    assertThatThrownBy(() -> new IsotonicCalibration(List.of(0.0), List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new IsotonicCalibration(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldComeBackFromAManifestAsTheKindThatItIs() throws Exception {
    for (Calibration calibration : List.of(CURVE, new LogisticCalibration(0.5, -3))) {
      Manifest manifest = with(calibration);

      assertThat(
              ManifestJson.read(
                  "m.zip", "manifest.json", ManifestJson.write(manifest), Manifest.class))
          .isEqualTo(manifest);
    }
  }

  @Test
  void shouldStillReadAManifestThatKnewOneKindOnly() throws Exception {
    String json =
        new String(
            ManifestJson.write(BundlesForTests.manifest("compact", "compact")),
            StandardCharsets.UTF_8);
    String old =
        json.replaceAll(
            "(?s)\"calibration\" : \\{.*?\\}",
            "\"calibration\" : {\"slope\" : 2.0, \"intercept\" : 1.0}");

    Manifest manifest =
        ManifestJson.read(
            "m.zip", "manifest.json", old.getBytes(StandardCharsets.UTF_8), Manifest.class);

    assertThat(manifest.calibration()).isEqualTo(new LogisticCalibration(2, 1));
    assertThat(manifest.falsePositiveRate()).isEmpty();
  }

  private static Manifest with(Calibration calibration) {
    Manifest plain = BundlesForTests.manifest("compact", "compact");
    return new Manifest(
        plain.formatVersion(),
        plain.modelId(),
        plain.network(),
        plain.loss(),
        plain.inputAssembly(),
        plain.trainingData(),
        plain.seed(),
        java.util.Map.of(Manifest.FALSE_POSITIVE_RATE, 0.01),
        plain.threshold(),
        calibration,
        plain.codeVersion(),
        plain.createdAt());
  }
}
