package org.pulsartriage.gate.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pulsartriage.evaluation.validation.ModelFigures;
import org.pulsartriage.evaluation.validation.ValidationSet;
import org.pulsartriage.gate.recall.Truth;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;

class ComparisonCardTest {

  @TempDir private Path folder;

  @Test
  void shouldCountWhatBothSaidByTruthNightAndMove() {
    List<PairedScore> pairs = new ArrayList<>();
    pairs.add(pair("a", "2026-01-01", Truth.INJECTED, 12, 0.9, 0.2));
    pairs.add(pair("b", "2026-01-02", Truth.INJECTED, 14, 0.9, 0.95));
    pairs.add(pair("c", "2026-01-02", Truth.INJECTED, 3, 0.1, 0.1));
    pairs.add(pair("d", "2026-01-02", Truth.KNOWN, 30, 0.4, 0.6));
    pairs.add(pair("e", "2026-01-02", Truth.NONE, Double.NaN, 0.8, 0.3));

    ComparisonCard.Together together = TogetherCounts.of(pairs);

    assertThat(together.injected()).containsExactly(new ComparisonCard.SnrRow("10-15", 2, 2, 1));
    assertThat(together.known()).containsExactly(new ComparisonCard.SnrRow("25+", 1, 0, 1));
    assertThat(together.nights())
        .containsExactly(
            new ComparisonCard.NightCount("2026-01-01", 1, 1, 0, 1, 0),
            new ComparisonCard.NightCount("2026-01-02", 4, 2, 2, 1, 1));
    assertThat(together.nights().get(1).agreement()).isEqualTo(0.5);
    // Ranks 2 to 3 and 3 to 2: the same factor, by identity.
    assertThat(together.movers())
        .extracting(ComparisonCard.Mover::candidateId)
        .containsExactly("d", "e");
    assertThat(together.movers().get(0).rankBefore()).isEqualTo(3);
    assertThat(together.movers().get(0).rankAfter()).isEqualTo(2);
  }

  @Test
  void shouldMeasureTheSameFiguresOfAModelEveryTime() throws Exception {
    ValidationSet set = ValidationSet.simulate(3, 48, made -> {});
    try (CandidateScorer scorer = CandidateScorers.open(ModelBundle.packaged(), EngineKind.ONNX)) {
      long[] time = {0};
      ModelFigures one = ModelFigures.measure(scorer, set);
      ModelFigures again = ModelFigures.measure(scorer, ValidationSet.simulate(3, 48, made -> {}));

      assertThat(again.metrics()).isEqualTo(one.metrics());
      assertThat(one.metrics().get("auc")).isGreaterThan(0.8);
      assertThat(one.metrics()).containsKeys("recall", "fpr", "ap", "ece");
      assertThat(ModelFigures.candidatesPerSecond(scorer, set, () -> time[0] += 500_000_000))
          .isEqualTo(96);
    }
  }

  @Test
  void shouldSayTheSameAsTextMarkdownAndJson() throws Exception {
    ComparisonCard.Side old =
        new ComparisonCard.Side("old", "a".repeat(64), "active", 0.1, Map.of("rocAuc", 0.98));
    ComparisonCard.Side fresh =
        new ComparisonCard.Side("new", "b".repeat(64), "shadow", 0.2, Map.of("rocAuc", 0.99));
    ComparisonCard card =
        new ComparisonCard(
            old,
            fresh,
            new ComparisonCard.Validation(
                7,
                10,
                30,
                "onnx",
                Map.of("auc", 0.9, "ece", 0.01),
                Map.of("auc", 0.95, "ece", 0.02),
                2000,
                1500),
            TogetherCounts.of(List.of(pair("a", "2026-01-02", Truth.INJECTED, 12, 0.9, 0.2))),
            List.of("something: nobody knows it"));

    CardFiles.write(card, folder);

    String markdown = Files.readString(folder.resolve(CardFiles.MARKDOWN));
    assertThat(markdown)
        .startsWith("# new in the place of old\n")
        .contains("| auc | 0.9000 | 0.9500 | +0.0500 |")
        .contains("0.0100 before, 0.0200 after")
        .contains("2000 candidates/s before, 1500 after")
        .contains("| rocAuc | 0.9800 | 0.9900 | +0.0100 |")
        .contains("| 10-15 | 1 | 1 | 0 | 1.000 (0.207 to 1.000) | 0.000 (0.000 to 0.793) |")
        .contains("| 2026-01-02 | 1 | 1 | 0 | 1 | 0 | 0.0000 |")
        .contains("None among the candidates.")
        .contains("None: both rank night 2026-01-02 alike.")
        .contains("| something: nobody knows it |");
    JsonNode json = new ObjectMapper().readTree(folder.resolve(CardFiles.JSON).toFile());
    assertThat(json.at("/validation/after/auc").asDouble()).isEqualTo(0.95);
    assertThat(json.at("/together/nights/0/onlyBefore").asInt()).isEqualTo(1);
    assertThat(json.at("/missing/0").asText()).isEqualTo("something: nobody knows it");
  }

  private static PairedScore pair(
      String id, String night, Truth truth, double snr, double before, double after) {
    return new PairedScore(
        id,
        id + ".phcx",
        night,
        truth,
        snr,
        new PairedScore.Word(before, before >= 0.5),
        new PairedScore.Word(after, after >= 0.5));
  }
}
