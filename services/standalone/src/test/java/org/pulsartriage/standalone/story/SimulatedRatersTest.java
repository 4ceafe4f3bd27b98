package org.pulsartriage.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.schemas.CandidateLabel;
import org.pulsartriage.schemas.Injection;
import org.pulsartriage.schemas.Label;
import org.pulsartriage.schemas.Score;
import org.pulsartriage.schemas.ScoreLabel;

class SimulatedRatersTest {

  private final Map<String, CandidateKind> truth = new HashMap<>();
  private final List<Score> scores = new ArrayList<>();

  @Test
  void shouldLabelWhatWasCalledAndTheNextInRank() {
    score("a", CandidateKind.PULSAR, 5, null);
    score("b", CandidateKind.NOISE, -1, null);
    score("c", CandidateKind.NOISE, -2, null);

    assertThat(label(1)).extracting(Label::getCandidateId).containsOnly("a", "b").hasSize(6);
  }

  @Test
  void shouldNeverBeShownAnInjectedPulsar() {
    score("a", CandidateKind.PULSAR, 5, new Injection("2026-03-02/r/1", 9.0, 0.5, 40.0));
    score("b", CandidateKind.PULSAR, 4, null);

    assertThat(label(10)).extracting(Label::getCandidateId).containsOnly("b");
  }

  @Test
  void shouldBeWrongInOneLabelOfFifty() {
    for (int i = 0; i < 3000; i++) {
      score("p" + i, CandidateKind.PULSAR, 5, null);
    }

    long wrong =
        label(0).stream().filter(label -> label.getLabel() != CandidateLabel.TIER_1).count();

    assertThat(wrong / 9000.0).isCloseTo(SimulatedRaters.MISTAKES, within(0.005));
  }

  private List<Label> label(int rest) {
    return new SimulatedRaters(new SplittableRandom(1), () -> Instant.EPOCH)
        .label(new StoryNight(LocalDate.EPOCH, List.of(), truth), scores, rest);
  }

  private void score(String id, CandidateKind kind, double logit, Injection injection) {
    truth.put(id, kind);
    scores.add(
        Score.newBuilder()
            .setCandidateId(id)
            .setNight("2026-03-02")
            .setModelId("m")
            .setModelDigest("d")
            .setEngine("onnx")
            .setProbability(0.5)
            .setLogit(logit)
            .setThreshold(0.5)
            .setLabel(logit > 0 ? ScoreLabel.PULSAR : ScoreLabel.NOT_PULSAR)
            .setCandidatePartition(0)
            .setCandidateOffset(0)
            .setScoredAt(Instant.EPOCH)
            .setFileName(id)
            .setInjection(injection)
            .build());
  }
}
