package org.pulsartriage.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.pulsartriage.models.backend.NativeBackend;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.loss.CrossEntropy;
import org.pulsartriage.models.network.NetworkArchitecture;
import org.pulsartriage.models.network.NetworkSettings;
import org.pulsartriage.models.network.Networks;

class TrainingLayersTest {

  private static final NetworkSettings SETTINGS =
      new NetworkSettings(2, 8, new CrossEntropy(), new Sgd(0.01), 0, 1);
  private static final int BATCH = 6;

  @Test
  void shouldReplaceWhatIsSlowAndNothingElse() {
    ComputationGraph network = Networks.create(Networks.named("htru"), SETTINGS);
    String configuration = network.getConfiguration().toJson();
    INDArray parameters = network.params().dup();

    TrainingLayers.install(network);
    TrainingLayers.install(network);

    assertThat(network.getLayers())
        .filteredOn(layer -> layer.getHelper() != null)
        .extracting(layer -> (Object) layer.getHelper().getClass())
        .contains(ConvolutionOnce.class, ChannelNormalisation.class);
    assertThat(network.getLayers())
        .filteredOn(ActivationLayer.class::isInstance)
        .hasSize(6)
        .allMatch(Rectifier.class::isInstance)
        .allMatch(
            layer -> network.getVertex(layer.conf().getLayer().getLayerName()).getLayer() == layer);
    assertThat(network.params()).isEqualTo(parameters);
    assertThat(network.getConfiguration().toJson()).isEqualTo(configuration);
  }

  /** Their convolutions have an activation of their own, or none and a rectifier behind. */
  @ParameterizedTest
  @CsvSource({"lenet, 0", "compact, 0", "htru, 1e-5", "cifar, 1e-5", "mlp, 1e-5"})
  void shouldInferBitForBitAndLoseUpToTheRoundingOfNormalisation(String name, double rounding) {
    ComputationGraph replaced = Networks.create(Networks.named(name), SETTINGS);
    TrainingLayers.install(replaced);
    ComputationGraph own = Networks.create(Networks.named(name), SETTINGS);
    MultiDataSet batch = batch(Networks.named(name), BATCH, 1);

    assertThat(replaced.outputSingle(false, batch.getFeatures()))
        .isEqualTo(own.outputSingle(false, batch.getFeatures()));
    gradient(replaced, batch);
    gradient(own, batch);
    assertThat(replaced.score()).isCloseTo(own.score(), within(rounding * own.score()));
  }

  @ParameterizedTest
  @CsvSource({
    "lenet,1",
    "lenet,2",
    "compact,1",
    "compact,2",
    "htru,1",
    "htru,2",
    "cifar,1",
    "mlp,1"
  })
  void shouldGiveTheSameGradientsAndUpToRoundingWithNormalisation(
      String architecture, int threads) {
    NativeBackend.useThreads(threads);
    NetworkArchitecture network = Networks.named(architecture);
    ComputationGraph replaced = Networks.create(network, SETTINGS);
    TrainingLayers.install(replaced);
    ComputationGraph own = Networks.create(network, SETTINGS);
    MultiDataSet batch = batch(network, BATCH, 1);

    INDArray gradient = gradient(replaced, batch);
    INDArray expected = gradient(own, batch);

    boolean normalised = List.of("htru", "cifar", "mlp").contains(architecture);
    for (String parameter : List.of("gamma", "beta", "W", "b", "mean", "var")) {
      for (org.deeplearning4j.nn.api.Layer layer : replaced.getLayers()) {
        String name = layer.conf().getLayer().getLayerName();
        INDArray one = replaced.gradient().gradientForVariable().get(name + "_" + parameter);
        INDArray other = own.gradient().gradientForVariable().get(name + "_" + parameter);
        // A bias before normalisation changes nothing: its gradient is rounding alone.
        boolean nothing = normalised && parameter.equals("b") && !name.equals("logits");
        if (one != null && !nothing) {
          assertThat(distance(one, other)).as(name + " " + parameter).isLessThan(1e-4);
        }
      }
    }
    assertThat(distance(gradient, expected)).isLessThan(1e-4);
    assertThat(normalised || gradient.equals(expected)).isTrue();
    NativeBackend.useThreads(1);
  }

  @Test
  void shouldRememberNothingOfOtherBatchesAndOfInference() {
    NetworkArchitecture htru = Networks.named("htru");
    ComputationGraph network = Networks.create(htru, SETTINGS);
    TrainingLayers.install(network);
    MultiDataSet batch = batch(htru, BATCH, 1);
    INDArray first = gradient(network, batch);

    MultiDataSet other = batch(htru, BATCH + 3, 2);
    network.outputSingle(false, other.getFeatures());
    assertThat((Object) gradient(network, other)).isNotEqualTo(first);
    network.outputSingle(false, other.getFeatures());
    assertThat((Object) gradient(network, batch)).isEqualTo(first);
  }

  private static INDArray gradient(ComputationGraph network, MultiDataSet batch) {
    Nd4j.getRandom().setSeed(3);
    network.setInputs(batch.getFeatures());
    network.setLabels(batch.getLabels());
    network.computeGradientAndScore();
    return network.getFlattenedGradients().dup();
  }

  private static MultiDataSet batch(NetworkArchitecture architecture, int size, int seed) {
    Random random = new Random(seed);
    List<InputShape> shapes = architecture.inputs(SETTINGS);
    INDArray[] inputs = new INDArray[shapes.size()];
    Arrays.setAll(
        inputs,
        i -> {
          InputShape shape = shapes.get(i);
          float[] values = new float[size * shape.size()];
          for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextGaussian();
          }
          return Nd4j.create(
              values, new long[] {size, shape.channels(), shape.height(), shape.width()}, 'c');
        });
    INDArray labels = Nd4j.zeros(size, 2);
    for (int i = 0; i < size; i++) {
      labels.putScalar(i, i % 2, 1);
    }
    return new MultiDataSet(inputs, new INDArray[] {labels});
  }

  private static double distance(INDArray one, INDArray other) {
    return one.sub(other).norm2Number().doubleValue() / other.norm2Number().doubleValue();
  }
}
