package org.pulsartriage.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pulsartriage.models.bundle.BundlesForTests;
import org.pulsartriage.models.bundle.InvalidBundleException;
import org.pulsartriage.models.bundle.ModelBundle;
import org.pulsartriage.models.bundle.NetworkArchive;
import org.pulsartriage.models.input.CandidatesForTests;
import org.pulsartriage.models.input.InputAssemblies;
import org.pulsartriage.models.onnx.RandomNetworks;
import org.pulsartriage.schemas.Candidate;

class SampleScorersTest {

  @ParameterizedTest
  @CsvSource({"lenet,2,784", "lenet,10,784", "mlp,2,8", "compact,2,2432", "cifar,100,3072"})
  void shouldKnowWhatANetworkTakesAndGives(String network, int classes, int features)
      throws Exception {
    try (SampleScorer scorer =
        SampleScorers.open(bundle(network, classes), SampleScorers.SERVING)) {
      assertThat(scorer.features()).isEqualTo(features);
      assertThat(scorer.classes()).isEqualTo(classes);
      assertThat(scorer.logits(samples(1, features)).get(0)).hasSize(classes);
    }
  }

  @ParameterizedTest
  @EnumSource(EngineKind.class)
  void shouldScoreASampleTheSameBitForBitInAnyCompany(EngineKind kind) throws Exception {
    try (SampleScorer scorer = SampleScorers.open(bundle("lenet", 10), kind)) {
      List<float[]> samples = samples(70, scorer.features());
      List<float[]> alone = new ArrayList<>();
      for (float[] sample : samples) {
        alone.addAll(scorer.logits(List.of(sample)));
      }

      List<float[]> together = scorer.logits(samples);

      assertThat(together.toArray(float[][]::new)).isDeepEqualTo(alone.toArray(float[][]::new));
      assertThat(alone.stream().map(Arrays::toString).distinct()).hasSize(70);
    }
  }

  @Test
  void shouldGiveTheLogitsThatACandidateHas() throws Exception {
    ModelBundle bundle = BundlesForTests.compact(3);
    Candidate candidate = CandidatesForTests.pulsar(18, 16, 64, 0.5, 5);
    float[][] inputs = InputAssemblies.named("compact").assemble(candidate);
    float[] laidOut = new float[Arrays.stream(inputs).mapToInt(input -> input.length).sum()];
    int from = 0;
    for (float[] input : inputs) {
      System.arraycopy(input, 0, laidOut, from, input.length);
      from += input.length;
    }
    try (SampleScorer samples = SampleScorers.open(bundle, EngineKind.DL4J);
        CandidateScorer candidates = CandidateScorers.open(bundle, EngineKind.DL4J)) {
      float[] logits = samples.logits(List.of(laidOut)).get(0);

      assertThat((double) logits[1] - logits[0])
          .isEqualTo(candidates.score(List.of(candidate)).get(0).logit());
      assertThat(samples.model()).isEqualTo(candidates.model());
    }
  }

  @Test
  void shouldSayTheSameThroughBothEnginesButForTheLastBits() throws Exception {
    ModelBundle bundle = bundle("lenet", 10);
    try (SampleScorer reference = SampleScorers.open(bundle, EngineKind.DL4J);
        SampleScorer serving = SampleScorers.open(bundle, EngineKind.ONNX)) {
      float[] sample = samples(1, 784).get(0);

      assertThat(serving.logits(List.of(sample)).get(0))
          .containsExactly(reference.logits(List.of(sample)).get(0), within(1e-3f));
      assertThat(serving.model().engine()).isEqualTo("onnx");
    }
  }

  @Test
  void shouldRefuseASampleOfAnotherSize() throws Exception {
    try (SampleScorer scorer = SampleScorers.open(bundle("mlp", 2), EngineKind.DL4J)) {
      assertThatThrownBy(() -> scorer.logits(samples(1, 7)))
          .hasMessage("a sample of 7 values, model untrained takes 8");
    }
  }

  @Test
  void shouldRefuseABundleWhoseNetworkIsNotWhatItSays() {
    ModelBundle wrong =
        ModelBundle.create(
            "wrong.zip",
            BundlesForTests.manifest("lenet", "samples"),
            NetworkArchive.write(RandomNetworks.named("mlp", 2)));

    assertThatThrownBy(() -> SampleScorers.open(wrong, EngineKind.DL4J))
        .isInstanceOf(InvalidBundleException.class)
        .hasMessage("wrong.zip: network.zip: does not take what a network lenet takes");
  }

  private static ModelBundle bundle(String network, int classes) {
    return ModelBundle.create(
        network + ".zip",
        BundlesForTests.manifest(network, "samples"),
        NetworkArchive.write(RandomNetworks.named(network, classes)));
  }

  private static List<float[]> samples(int count, int features) {
    Random random = new Random(7);
    List<float[]> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] sample = new float[features];
      for (int k = 0; k < features; k++) {
        sample[k] = random.nextFloat();
      }
      samples.add(sample);
    }
    return samples;
  }
}
