package org.pulsartriage.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pulsartriage.models.bundle.BundlesForTests;
import org.pulsartriage.models.bundle.Calibration;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.LogisticCalibration;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.NetworkArchive;
import org.pulsartriage.models.input.CandidatesForTests;
import org.pulsartriage.schemas.Candidate;

class CandidateScorersTest {

  @Test
  void shouldScoreACandidateTheSameBitForBitInAnyCompany() throws Exception {
    List<Candidate> candidates = candidates(9);
    try (CandidateScorer scorer =
        CandidateScorers.open(BundlesForTests.compact(1), EngineKind.DL4J)) {
      List<CandidateScore> together = scorer.score(candidates);

      List<CandidateScore> alone = new ArrayList<>();
      for (Candidate candidate : candidates) {
        alone.addAll(scorer.score(List.of(candidate)));
      }

      assertThat(together).isEqualTo(alone);
      assertThat(together.stream().map(CandidateScore::logit).distinct()).hasSize(9);
    }
  }

  @Test
  void shouldScoreTheSameOnAnyThreadAndInAnyScorerOfTheSameModel() throws Exception {
    List<Candidate> candidates = candidates(3);
    ModelBundle bundle = BundlesForTests.compact(1);
    List<List<CandidateScore>> scores = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Thread thread =
          new Thread(
              () -> {
                try (CandidateScorer scorer = CandidateScorers.open(bundle, EngineKind.DL4J)) {
                  scores.add(scorer.score(candidates));
                } catch (InvalidBundleException e) {
                  throw new IllegalStateException(e);
                }
              });
      thread.start();
      thread.join();
    }

    assertThat(scores).hasSize(2);
    assertThat(scores.get(0)).isEqualTo(scores.get(1));
  }

  @Test
  void shouldCallAPulsarFromTheThresholdOnAndCalibrate() throws Exception {
    List<Candidate> candidates = candidates(1);
    ModelBundle plain = BundlesForTests.compact(1);
    CandidateScore uncalibrated;
    try (CandidateScorer scorer = CandidateScorers.open(plain, EngineKind.DL4J)) {
      uncalibrated = scorer.score(candidates).get(0);
    }
    Calibration calibration = new LogisticCalibration(2, 1);
    double probability = calibration.probability(uncalibrated.logit());
    for (double threshold : new double[] {probability, Math.nextUp(probability)}) {
      try (CandidateScorer scorer =
          CandidateScorers.open(with(plain, threshold, calibration), EngineKind.DL4J)) {
        CandidateScore score = scorer.score(candidates).get(0);

        assertThat(score.logit()).isEqualTo(uncalibrated.logit());
        assertThat(score.probability()).isEqualTo(probability);
        assertThat(score.pulsar()).isEqualTo(threshold == probability);
        assertThat(scorer.model().threshold()).isEqualTo(threshold);
      }
    }
    assertThat(uncalibrated.probability())
        .isCloseTo(1 / (1 + Math.exp(-uncalibrated.logit())), within(1e-15));
  }

  @Test
  void shouldSayWhichModelSpeaks() throws Exception {
    ModelBundle bundle = BundlesForTests.compact(1);
    try (CandidateScorer scorer = CandidateScorers.open(bundle, EngineKind.DL4J)) {
      assertThat(scorer.model())
          .isEqualTo(new ModelDescription("untrained", bundle.digest(), 0.5, "dl4j"));
      assertThat(scorer.score(List.of())).isEmpty();
    }
  }

  @Test
  void shouldRefuseANetworkThatItsInputAssemblyDoesNotFit() {
    ModelBundle bundle =
        ModelBundle.create(
            "m.zip",
            BundlesForTests.manifest("lenet", "compact"),
            NetworkArchive.write(BundlesForTests.network("lenet", 1)));

    assertThatThrownBy(() -> CandidateScorers.open(bundle, EngineKind.DL4J))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessage("m.zip: network.zip: does not take what input assembly compact gives");
  }

  @Test
  void shouldRefuseAnInputAssemblyThatIsNotKnown() {
    ModelBundle bundle =
        ModelBundle.create(
            "m.zip",
            BundlesForTests.manifest("compact", "pixels"),
            NetworkArchive.write(BundlesForTests.network("compact", 1)));

    assertThatThrownBy(() -> CandidateScorers.open(bundle, EngineKind.DL4J))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessage(
            "m.zip: manifest.json: inputAssembly: no input assembly pixels; there are: compact,"
                + " sub-integrations-64, sub-integrations-64-centred");
  }

  @Test
  void shouldNameTheEnginesThereAreWhenAskedForAnother() {
    assertThat(EngineKind.labelled("dl4j")).isEqualTo(EngineKind.DL4J);
    assertThatThrownBy(() -> EngineKind.labelled("tpu"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no engine tpu; there are: dl4j");
  }

  private static ModelBundle with(ModelBundle bundle, double threshold, Calibration calibration) {
    Manifest old = bundle.manifest();
    return ModelBundle.create(
        "changed.zip",
        new Manifest(
            old.formatVersion(),
            old.modelId(),
            old.network(),
            old.loss(),
            old.inputAssembly(),
            old.trainingData(),
            old.seed(),
            Map.of(),
            threshold,
            calibration,
            old.codeVersion(),
            old.createdAt()),
        bundle.networkZip());
  }

  private static List<Candidate> candidates(int count) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      candidates.add(CandidatesForTests.pulsar(18 + i, 16, i % 2 == 0 ? 64 : 128, 0.1 * i, i));
    }
    return candidates;
  }
}
