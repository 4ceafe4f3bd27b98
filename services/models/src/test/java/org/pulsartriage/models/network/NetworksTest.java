package org.pulsartriage.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.pulsartriage.models.loss.CrossEntropy;

class NetworksTest {

  private static NetworkSettings settings(int outputs) {
    return new NetworkSettings(outputs, 8, new CrossEntropy(), new Adam(1e-3), 0, 7);
  }

  @ParameterizedTest
  @CsvSource({
    "lenet, 10, 61706",
    "cifar, 2, 18613378",
    "caltech, 101, 14788741",
    "htru, 2, 6274114",
    "mlp, 2, 5122",
  })
  void shouldHaveTheParametersThatItsPublishedLayersAddUpTo(
      String name, int outputs, long parameters) {
    ComputationGraph network = Networks.create(Networks.named(name), settings(outputs));

    assertThat(NetworkCost.trainableParameters(network)).isEqualTo(parameters);
  }

  @Test
  void shouldKeepTheCompactNetworkWithinItsBudget() {
    NetworkArchitecture compact = Networks.named("compact");

    assertThat(NetworkCost.flops(compact, settings(2))).isBetween(1_000_000L, 30_000_000L);
    assertThat(NetworkCost.trainableParameters(Networks.create(compact, settings(2))))
        .isLessThan(150_000);
  }

  @Test
  void shouldCountTheOperationsOfTheHtruNetworkAsPublished() {
    assertThat(NetworkCost.flops(Networks.named("htru"), settings(2)) / 1e9).isBetween(1.13, 1.15);
  }

  @Test
  void shouldGiveOneLogitAClassForEverySampleOfEveryNetwork() {
    for (String name : List.of("lenet", "htru", "compact", "mlp")) {
      NetworkArchitecture architecture = Networks.named(name);
      ComputationGraph network = Networks.create(architecture, settings(3));
      INDArray[] batch =
          architecture.inputs(settings(3)).stream()
              .map(shape -> Nd4j.rand(5, shape.channels(), shape.height(), shape.width()))
              .toArray(INDArray[]::new);

      INDArray logits = network.outputSingle(false, batch);

      assertThat(logits.shape()).as(name).containsExactly(5, 3);
      assertThat(logits.minNumber().doubleValue()).as(name).isNegative();
    }
  }

  @Test
  void shouldBeginWithTheSameParametersForTheSameSeed() {
    NetworkArchitecture compact = Networks.named("compact");

    ComputationGraph one = Networks.create(compact, settings(2));
    ComputationGraph other = Networks.create(compact, settings(2));
    ComputationGraph third =
        Networks.create(
            compact, new NetworkSettings(2, 8, new CrossEntropy(), new Adam(1e-3), 0, 8));

    assertThat(one.params()).isEqualTo(other.params()).isNotEqualTo(third.params());
  }

  @Test
  void shouldComeBackFromItsConfigurationAsText() {
    for (String name : Networks.names()) {
      ComputationGraphConfiguration configuration = Networks.named(name).configure(settings(2));

      assertThat(ComputationGraphConfiguration.fromJson(configuration.toJson()))
          .as(name)
          .isEqualTo(configuration);
    }
  }

  @Test
  void shouldNameTheNetworksThereAreWhenAskedForAnother() {
    assertThatThrownBy(() -> Networks.named("resnet"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no network resnet; there are: lenet, cifar, caltech, htru, compact, mlp");
  }
}
