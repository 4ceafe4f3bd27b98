package org.pulsartriage.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pulsartriage.models.bundle.BundlesForTests;
import org.pulsartriage.models.input.CandidatesForTests;
import org.pulsartriage.schemas.Candidate;

class CascadeScorerTest {

  private final List<Candidate> candidates = candidates();

  @Test
  void shouldAskTheSecondStageOnlyAboutWhatPassesTheGate() throws Exception {
    List<CandidateScore> small = scores(1);
    List<CandidateScore> large = scores(2);
    double gate = small.stream().mapToDouble(CandidateScore::probability).sorted().toArray()[3];
    try (CascadeScorer cascade = new CascadeScorer(scorer(1), scorer(2), gate)) {
      List<CandidateScore> scores = cascade.score(candidates);

      for (int i = 0; i < scores.size(); i++) {
        boolean passes = small.get(i).probability() >= gate;
        CandidateScore spoken = passes ? large.get(i) : small.get(i);
        assertThat(scores.get(i))
            .isEqualTo(
                new CandidateScore(
                    spoken.logit(), spoken.probability(), spoken.pulsar(), passes ? 2 : 1));
      }
      assertThat(scores.stream().filter(score -> score.stage() == 2)).hasSize(4);
      assertThat(cascade.stages())
          .extracting(ModelDescription::digest)
          .containsExactly(
              BundlesForTests.compact(1).digest(), BundlesForTests.compact(2).digest());
      assertThat(cascade.score(List.of())).isEmpty();
    }
  }

  @Test
  void shouldRefuseAGateThatIsNoProbability() {
    assertThatThrownBy(() -> new CascadeScorer(null, null, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gate is 1.5, outside 0 to 1");
  }

  private List<CandidateScore> scores(long seed) throws Exception {
    try (CandidateScorer scorer = scorer(seed)) {
      return scorer.score(candidates);
    }
  }

  private static CandidateScorer scorer(long seed) throws Exception {
    return CandidateScorers.open(BundlesForTests.compact(seed), EngineKind.ONNX);
  }

  private static List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      candidates.add(CandidatesForTests.pulsar(18 + i, 16, 64, 0.1 * i, i));
    }
    return candidates;
  }
}
