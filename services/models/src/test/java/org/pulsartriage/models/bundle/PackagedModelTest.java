package org.pulsartriage.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pulsartriage.models.engine.CandidateScore;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.input.CandidatesForTests;

class PackagedModelTest {

  @Test
  void shouldKnowABrightPulsar() throws Exception {
    ModelBundle bundle = ModelBundle.packaged();
    try (CandidateScorer scorer = CandidateScorers.open(bundle, EngineKind.ONNX)) {
      CandidateScore score =
          scorer.score(List.of(CandidatesForTests.pulsar(32, 16, 128, 0.3, 1))).get(0);

      assertThat(score.pulsar()).isTrue();
      assertThat(score.probability()).isGreaterThan(0.9);
    }
  }

  @Test
  void shouldSayHowItWasTrained() {
    Manifest manifest = ModelBundle.packaged().manifest();

    assertThat(manifest.modelId()).isEqualTo("compact");
    assertThat(manifest.trainingData().source()).isEqualTo("simulator");
    assertThat(manifest.trainingData().negatives())
        .isEqualTo(75 * manifest.trainingData().positives());
    assertThat(manifest.metrics().get("rocAuc")).isGreaterThan(0.95);
    assertThat(ModelBundle.packaged().networkOnnx()).isPresent();
    assertThat(ModelBundle.packaged().bytes().length).isLessThan(4 << 20);
  }
}
