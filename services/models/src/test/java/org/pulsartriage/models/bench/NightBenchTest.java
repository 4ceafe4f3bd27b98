package org.pulsartriage.models.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pulsartriage.models.bundle.BundlesForTests;
import org.pulsartriage.models.bundle.Calibration;
import org.pulsartriage.models.bundle.Cascade;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.engine.CandidateScore;
import org.pulsartriage.models.engine.CandidateScorer;
import org.pulsartriage.models.engine.CandidateScorers;
import org.pulsartriage.models.engine.EngineKind;
import org.pulsartriage.models.input.CandidatesForTests;
import org.pulsartriage.schemas.Candidate;

class NightBenchTest {

  private static final boolean[] PULSARS = {true, false, false, true, false, false, false};
  private static final double PEAK = 1e11;

  @Test
  void shouldSayHowFastAModelIsAndWhatItFinds() throws Exception {
    ModelBundle small = BundlesForTests.compact(1);
    List<Candidate> night = night();
    List<CandidateScore> scores = scores(small, night);
    double gate = scores.stream().mapToDouble(CandidateScore::probability).sorted().toArray()[5];
    ModelBundle cascade =
        ModelBundle.create(
            "cascade.zip",
            BundlesForTests.manifest("compact", "compact", Math.max(gate, 0.5)),
            small,
            new Cascade(gate, Calibration.NONE, BundlesForTests.compact(2)));
    NightBench bench = new NightBench(night, PULSARS, 3, 2, Duration.ofMillis(1));

    NightRow one = bench.run(small, EngineKind.ONNX, PEAK);
    NightRow two = bench.run(cascade, EngineKind.ONNX, PEAK);

    assertThat(one.candidatesPerSecond()).isPositive();
    assertThat(one.passed()).isZero();
    assertThat(one.recall()).isEqualTo(called(scores, true) / 2.0);
    assertThat(one.falsePositiveRate()).isEqualTo(called(scores, false) / 5.0);
    assertThat(two.passed()).isEqualTo(2.0 / 7);
    double flops = one.shareOfFmaPeak() * PEAK / one.candidatesPerSecond();
    assertThat(two.shareOfFmaPeak() * PEAK / two.candidatesPerSecond())
        .isCloseTo(flops * 9 / 7, within(1.0));
  }

  private static double called(List<CandidateScore> scores, boolean pulsar) {
    int count = 0;
    for (int i = 0; i < PULSARS.length; i++) {
      count += PULSARS[i] == pulsar && scores.get(i).pulsar() ? 1 : 0;
    }
    return count;
  }

  private static List<CandidateScore> scores(ModelBundle bundle, List<Candidate> night)
      throws Exception {
    try (CandidateScorer scorer = CandidateScorers.open(bundle, EngineKind.ONNX)) {
      return scorer.score(night);
    }
  }

  private static List<Candidate> night() {
    List<Candidate> night = new ArrayList<>();
    for (int i = 0; i < PULSARS.length; i++) {
      night.add(CandidatesForTests.pulsar(18 + i, 16, 64, 0.1 * i, i));
    }
    return night;
  }
}
