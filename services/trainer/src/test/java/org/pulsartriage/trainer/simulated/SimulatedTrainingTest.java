package org.pulsartriage.trainer.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.models.bundle.Cascade;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.reference.Quantity;
import org.pulsartriage.models.reference.Reference;
import org.pulsartriage.trainer.calibration.CalibrationFits;

class SimulatedTrainingTest {

  private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

  private static SimulatedRecipe small(long seed) {
    return new SimulatedRecipe(
        "compact", "compact", seed, 90, 0.5, 15, 12, 75, 60, 20, 2, 20, 1e-3, 0.9, 1, 0.05);
  }

  @Test
  void shouldMakeTheSameBundleFromTheSameRecipe(@TempDir Path folder) throws Exception {
    ByteArrayOutputStream told = new ByteArrayOutputStream();

    TrainedModel model = train(3, told);
    ModelBundle bundle = model.bundle();
    ModelBundle again = train(3, new ByteArrayOutputStream()).bundle();

    assertThat(again.digest()).isEqualTo(bundle.digest());
    Manifest manifest = bundle.manifest();
    assertThat(manifest.trainingData().negatives()).isEqualTo(90);
    assertThat(manifest.trainingData().positives()).isEqualTo(6);
    assertThat(manifest.trainingData().settings()).containsEntry("seed", "3");
    assertThat(manifest.loss().parameters()).containsEntry("alpha", -2.0);
    assertThat(manifest.metrics())
        .containsKeys(
            "rocAuc", "recallAtFpr0.01", "passed:rfi-comb", "expectedCalibrationError", "logLoss");
    assertThat(manifest.falsePositiveRate().orElseThrow()).isBetween(0.0, 1.0);
    assertThat(bundle.networkOnnx()).isPresent();
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("epoch 2/2: loss ");
    try (CandidateScorer scorer = CandidateScorers.open(bundle, EngineKind.ONNX)) {
      assertThat(scorer.model().modelId()).isEqualTo("compact");
    }
    model.report().write(folder);
    JsonNode report = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    assertThat(report.at("/experiment").asText()).isEqualTo("compact");
    assertThat(report.at("/seeds/0").asInt()).isEqualTo(3);
    assertThat(report.at("/metrics/expectedCalibrationError/mean").asDouble())
        .isEqualTo(manifest.metrics().get("expectedCalibrationError"));
    assertThat(report.at("/calibration").asText()).isIn(CalibrationFits.names());
    assertThat(report.at("/reliability")).isNotEmpty();
    assertThat(ImageIO.read(folder.resolve("reliability.png").toFile()).getWidth()).isPositive();
    assertThat(folder.resolve("reliability.csv"))
        .content()
        .startsWith("bins,samples,weight,probability,frequency\nequal-width,");
  }

  @Test
  void shouldSayInTheBundleHowTheHeldOutCandidatesWereDistributed() throws Exception {
    SimulatedRecipe recipe =
        new SimulatedRecipe(
            "compact", "compact", 6, 30, 0.5, 15, 6, 75, 440, 20, 1, 20, 1e-3, 0.9, 1, 0.05);

    ModelBundle bundle =
        new SimulatedTraining(recipe, 1, new PrintStream(new ByteArrayOutputStream()))
            .train(TIME, "test")
            .bundle();

    Reference reference = bundle.reference().orElseThrow();
    assertThat(reference.sample()).isBetween(440.0, 460.0);
    for (Quantity quantity : Quantity.values()) {
      assertThat(reference.of(quantity)).as(quantity.text()).isPresent();
    }
    assertThat(reference.of(Quantity.PROFILE_MEAN).orElseThrow().size()).isGreaterThan(15);
    // Every candidate had a period that a telescope can see.
    assertThat(Arrays.stream(reference.of(Quantity.PERIOD).orElseThrow().edges()).boxed())
        .allSatisfy(edge -> assertThat(edge).isBetween(1e-4, 30.0));
    try (CandidateScorer scorer = CandidateScorers.open(bundle, EngineKind.ONNX)) {
      assertThat(scorer.model().digest()).isEqualTo(bundle.digest());
    }
  }

  @Test
  void shouldJoinTwoModelsToACascadeOnCandidatesThatNeitherKnows() throws Exception {
    ModelBundle first = train(3, new ByteArrayOutputStream()).bundle();
    ModelBundle second = train(4, new ByteArrayOutputStream()).bundle();
    ByteArrayOutputStream told = new ByteArrayOutputStream();

    TrainedModel joined =
        new CascadeJoin(
                first, second, small(5), 1, new PrintStream(told, true, StandardCharsets.UTF_8))
            .join(TIME, "test");

    ModelBundle bundle = joined.bundle();
    Cascade cascade = bundle.cascade().orElseThrow();
    assertThat(bundle.manifest().modelId()).isEqualTo("cascade");
    assertThat(cascade.second().digest()).isEqualTo(second.digest());
    assertThat(cascade.gate()).isLessThanOrEqualTo(bundle.manifest().threshold());
    assertThat(bundle.manifest().trainingData().settings())
        .containsEntry("first", first.digest())
        .containsEntry("validationSeed", "1000008");
    assertThat(bundle.manifest().metrics())
        .containsKeys("recall", "secondAlone:recall", "passedToSecond:others", "rocAuc");
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("gate ");
  }

  private static TrainedModel train(long seed, ByteArrayOutputStream told) throws Exception {
    return new SimulatedTraining(
            small(seed), 1, new PrintStream(told, true, StandardCharsets.UTF_8))
        .train(TIME, "test");
  }
}
