package org.pulsartriage.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulsartriage.candidates.format.PhcxGeneration;
import org.pulsartriage.candidates.preprocess.Preprocessor;
import org.pulsartriage.candidates.simulator.CandidateKind;
import org.pulsartriage.candidates.simulator.CandidateSimulator;
import org.pulsartriage.candidates.simulator.SimulatedCandidate;
import org.pulsartriage.models.bundle.BundlesForTests;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.Manifest;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.NetworkArchive;
import org.pulsartriage.models.input.CandidatesForTests;
import org.pulsartriage.models.input.InputAssemblies;
import org.pulsartriage.models.onnx.OnnxExporter;
import org.pulsartriage.models.onnx.RandomNetworks;
import org.pulsartriage.schemas.Candidate;
import org.pulsartriage.schemas.CandidateSource;

class TwoFormsTest {

  private static final Manifest MANIFEST = BundlesForTests.manifest("compact", "compact");

  @Test
  void shouldScoreTheSameThroughEitherForm() throws Exception {
    ModelBundle bundle = BundleWriter.write("m.zip", MANIFEST, RandomNetworks.named("compact", 2));
    List<Candidate> candidates = candidates(5);
    try (CandidateScorer dl4j = CandidateScorers.open(bundle, EngineKind.DL4J);
        CandidateScorer onnx = CandidateScorers.open(bundle, EngineKind.ONNX)) {
      List<CandidateScore> expected = dl4j.score(candidates);
      List<CandidateScore> actual = onnx.score(candidates);

      for (int i = 0; i < 5; i++) {
        assertThat(actual.get(i).logit()).isCloseTo(expected.get(i).logit(), within(1e-5));
      }
      assertThat(onnx.model().engine()).isEqualTo("onnx");
      assertThat(onnx.model().digest()).isEqualTo(bundle.digest());
    }
  }

  @Test
  void shouldGiveTheSameProbabilitiesTo1e5ForATrainedNetwork() throws Exception {
    ModelBundle bundle = ModelBundle.packaged();
    List<Candidate> candidates = simulated(60);
    try (CandidateScorer dl4j = CandidateScorers.open(bundle, EngineKind.DL4J);
        CandidateScorer onnx = CandidateScorers.open(bundle, EngineKind.ONNX)) {
      List<CandidateScore> expected = dl4j.score(candidates);
      List<CandidateScore> actual = onnx.score(candidates);

      int unsaturated = 0;
      for (int i = 0; i < candidates.size(); i++) {
        double probability = expected.get(i).probability();
        assertThat(actual.get(i).probability()).isCloseTo(probability, within(1e-5));
        unsaturated += Math.abs(expected.get(i).logit()) < 5 ? 1 : 0;
      }
      assertThat(unsaturated).isGreaterThan(20);
    }
  }

  private static List<Candidate> simulated(int count) {
    CandidateSimulator simulator = new CandidateSimulator(99);
    CandidateKind[] kinds = CandidateKind.values();
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SimulatedCandidate simulated =
          simulator.simulate(kinds[i % kinds.length], PhcxGeneration.THORNTON, i);
      candidates.add(
          Preprocessor.preprocess(
              simulated.raw(),
              new CandidateSource(simulated.fileName(), "phcx", 0L, Instant.EPOCH),
              "",
              ""));
    }
    return candidates;
  }

  @Test
  void shouldScoreACandidateTheSameBitForBitInAnyCompany() throws Exception {
    ModelBundle bundle = BundleWriter.write("m.zip", MANIFEST, RandomNetworks.named("compact", 2));
    List<Candidate> candidates = candidates(9);
    try (CandidateScorer scorer = CandidateScorers.open(bundle, EngineKind.ONNX)) {
      List<CandidateScore> alone = new ArrayList<>();
      for (Candidate candidate : candidates) {
        alone.addAll(scorer.score(List.of(candidate)));
      }

      assertThat(scorer.score(candidates)).isEqualTo(alone);
    }
  }

  @Test
  void shouldOpenABundleThatWasFoundGoodAgainWithTheSameScores() throws Exception {
    ModelBundle bundle = BundleWriter.write("m.zip", MANIFEST, RandomNetworks.named("compact", 2));
    List<Candidate> candidates = candidates(3);
    List<List<CandidateScore>> scores = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      try (CandidateScorer scorer =
          CandidateScorers.open(ModelBundle.of("again.zip", bundle.bytes()), EngineKind.ONNX)) {
        scores.add(scorer.score(candidates));
      }
    }

    assertThat(scores).containsOnly(scores.get(0));
  }

  @Test
  void shouldWriteTheSameBundleForTheSameNetwork() throws Exception {
    assertThat(BundleWriter.write("a", MANIFEST, RandomNetworks.named("compact", 2)).digest())
        .isEqualTo(BundleWriter.write("b", MANIFEST, RandomNetworks.named("compact", 2)).digest());
  }

  @Test
  void shouldServeABundleThatHoldsOnlyTheReference() throws Exception {
    ModelBundle old = BundlesForTests.compact(1);

    assertThat(old.networkOnnx()).isEmpty();
    try (CandidateScorer scorer = CandidateScorers.open(old, EngineKind.ONNX)) {
      assertThat(scorer.score(candidates(2))).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(EngineKind.class)
  void shouldRefuseFormsThatDisagreeWhicheverIsAskedFor(EngineKind kind) {
    ComputationGraph network = RandomNetworks.named("compact", 2);
    byte[] networkZip = NetworkArchive.write(network);
    network.getLayer("logits").paramTable().get("b").addi(3e-3);
    byte[] onnx = OnnxExporter.export(network, InputAssemblies.named("compact").inputs());
    ModelBundle bundle = ModelBundle.create("m.zip", MANIFEST, networkZip, onnx);

    assertThatThrownBy(() -> CandidateScorers.open(bundle, kind))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageStartingWith(
            "m.zip: network.onnx: gives logits that differ from network.zip's by up to 0.0");
  }

  @Test
  void shouldRefuseAnOnnxFormThatIsNone() {
    ModelBundle bundle =
        ModelBundle.create(
            "m.zip",
            MANIFEST,
            NetworkArchive.write(RandomNetworks.named("compact", 2)),
            new byte[] {1, 2, 3});

    assertThatThrownBy(() -> CandidateScorers.open(bundle, EngineKind.DL4J))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessageStartingWith("m.zip: network.onnx: no ONNX: ");
  }

  @Test
  void shouldNotWriteABundleOfANetworkThatItsInputAssemblyDoesNotFit() {
    assertThatThrownBy(
            () ->
                BundleWriter.write(
                    "m.zip",
                    BundlesForTests.manifest("lenet", "compact"),
                    RandomNetworks.named("lenet", 2)))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessage(
            "m.zip: network.onnx: the network's inputs are [image], not [sub-integrations,"
                + " sub-bands, curves]");
  }

  private static List<Candidate> candidates(int count) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      candidates.add(CandidatesForTests.pulsar(18 + i, 16, i % 2 == 0 ? 64 : 128, 0.1 * i, i));
    }
    return candidates;
  }
}
