package org.pulsartriage.models.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pulsartriage.models.bundle.BundlesForTests;
import org.pulsartriage.models.bundle.Calibration;
import org.pulsartriage.models.bundle.Cascade;
import org.pulsartriage.models.bundle.LogisticCalibration;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.input.CandidatesForTests;
import org.pulsartriage.schemas.Candidate;

class CascadeScorerTest {

  private static final Calibration OF_THE_SECOND = new LogisticCalibration(1.5, 0.25);

  private final List<Candidate> candidates = candidates();

  @Test
  void shouldAskTheSecondNetworkOnlyAboutWhatPassesTheGate() throws Exception {
    List<CandidateScore> small = scores(BundlesForTests.compact(1));
    List<CandidateScore> large = scores(BundlesForTests.compact(2));
    double gate = small.stream().mapToDouble(CandidateScore::probability).sorted().toArray()[3];
    ModelBundle bundle = cascade(gate);

    try (CandidateScorer scorer = CandidateScorers.open(bundle, EngineKind.ONNX)) {
      List<CandidateScore> scores = scorer.score(candidates);

      double threshold = bundle.manifest().threshold();
      for (int i = 0; i < scores.size(); i++) {
        if (small.get(i).probability() >= gate) {
          double probability = OF_THE_SECOND.probability(large.get(i).logit());
          assertThat(scores.get(i))
              .isEqualTo(
                  new CandidateScore(
                      large.get(i).logit(), probability, probability >= threshold, Stage.SECOND));
        } else {
          assertThat(scores.get(i))
              .isEqualTo(
                  new CandidateScore(
                      small.get(i).logit(), small.get(i).probability(), false, Stage.FIRST));
        }
      }
      assertThat(scores).extracting(CandidateScore::stage).contains(Stage.FIRST, Stage.SECOND);
      assertThat(scores.stream().filter(score -> score.stage() == Stage.SECOND)).hasSize(4);
      assertThat(scorer.model())
          .isEqualTo(new ModelDescription("untrained", bundle.digest(), threshold, "onnx"));
    }
  }

  @Test
  void shouldScoreACandidateTheSameBitForBitInAnyCompany() throws Exception {
    double gate = scores(BundlesForTests.compact(1)).get(2).probability();
    try (CandidateScorer scorer = CandidateScorers.open(cascade(gate), EngineKind.ONNX)) {
      List<CandidateScore> alone = new ArrayList<>();
      for (Candidate candidate : candidates) {
        alone.addAll(scorer.score(List.of(candidate)));
      }

      assertThat(scorer.score(candidates)).isEqualTo(alone);
      assertThat(scorer.score(List.of())).isEmpty();
    }
  }

  private static ModelBundle cascade(double gate) {
    return ModelBundle.create(
        "cascade.zip",
        BundlesForTests.manifest("compact", "compact", Math.max(gate, 0.5)),
        BundlesForTests.compact(1),
        new Cascade(gate, OF_THE_SECOND, BundlesForTests.compact(2)));
  }

  private List<CandidateScore> scores(ModelBundle bundle) throws Exception {
    try (CandidateScorer scorer = CandidateScorers.open(bundle, EngineKind.ONNX)) {
      return scorer.score(candidates);
    }
  }

  private static List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      candidates.add(CandidatesForTests.pulsar(18 + i, 16, 64, 0.1 * i, i));
    }
    return candidates;
  }
}
