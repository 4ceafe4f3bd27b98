package org.pulsartriage.trainer.compact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;

class CompactTrainingTest {

  private static final CompactRecipe SMALL =
      new CompactRecipe(3, 150, 0.5, 15, 30, 60, 2, 20, 1e-3, 0.9, 0.05);
  private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");

  @Test
  void shouldMakeTheSameBundleFromTheSameRecipe() throws Exception {
    ByteArrayOutputStream told = new ByteArrayOutputStream();

    ModelBundle bundle = train(told);
    ModelBundle again = train(new ByteArrayOutputStream());

    assertThat(again.digest()).isEqualTo(bundle.digest());
    Manifest manifest = bundle.manifest();
    assertThat(manifest.trainingData().negatives()).isEqualTo(150);
    assertThat(manifest.trainingData().positives()).isEqualTo(10);
    assertThat(manifest.trainingData().settings()).containsEntry("seed", "3");
    assertThat(manifest.loss().parameters()).containsEntry("alpha", -2.0);
    assertThat(manifest.metrics()).containsKeys("rocAuc", "recallAtFpr0.01", "passed:rfi-comb");
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("epoch 2/2: loss ");
    try (CandidateScorer scorer = CandidateScorers.open(bundle, EngineKind.DL4J)) {
      assertThat(scorer.model().modelId()).isEqualTo("compact");
    }
  }

  private static ModelBundle train(ByteArrayOutputStream told) {
    return new CompactTraining(SMALL, 1, new PrintStream(told, true, StandardCharsets.UTF_8))
        .train(TIME, "test");
  }
}
