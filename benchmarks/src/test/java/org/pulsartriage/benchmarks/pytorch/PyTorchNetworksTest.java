package org.pulsartriage.benchmarks.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.pulsartriage.models.backend.NativeBackend;
import org.pulsartriage.models.loss.BinaryGppe;
import org.pulsartriage.models.loss.GppeParameters;
import org.pulsartriage.models.loss.ModeratorMode;
import org.pulsartriage.models.network.NetworkArchitecture;
import org.pulsartriage.models.network.NetworkCost;
import org.pulsartriage.models.network.NetworkSettings;
import org.pulsartriage.models.network.Networks;

class PyTorchNetworksTest {

  private static final BinaryGppe LOSS =
      new BinaryGppe(GppeParameters.PUBLISHED, ModeratorMode.DETACHED, 1);
  private static final NetworkSettings SETTINGS =
      new NetworkSettings(2, 8, LOSS, new Sgd(0.1), 0, 1);

  static Stream<String> names() {
    return PyTorchNetworks.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void shouldHaveAsManyParametersAndTheInputsOfTheNetworkOfThatName(String name) {
    PyTorchNetwork network = PyTorchNetworks.named(name);
    NetworkArchitecture architecture = Networks.named(name);
    ComputationGraph reference = Networks.create(architecture, SETTINGS);

    try (Training training = new Training(network, 2, 1)) {
      assertThat(training.parameters()).isEqualTo(NetworkCost.trainableParameters(reference));
    }
    assertThat(network.inputs())
        .isEqualTo(
            architecture.inputs(SETTINGS).stream()
                .map(shape -> new Shape(shape.channels(), shape.height(), shape.width()))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void shouldLowerTheLossOfABatchStepAfterStep(String name) {
    PyTorchNetwork network = PyTorchNetworks.named(name);
    int batch = 8;
    Random random = new Random(3);
    float[] labels = new float[batch];
    float[][] inputs = new float[network.inputs().size()][];
    for (int i = 0; i < inputs.length; i++) {
      int size = Math.toIntExact(network.inputs().get(i).size());
      inputs[i] = new float[batch * size];
      for (int k = 0; k < inputs[i].length; k++) {
        labels[k / size] = k / size % 2;
        inputs[i][k] = (float) random.nextGaussian() + labels[k / size];
      }
    }

    try (Training training = new Training(network, batch, 1)) {
      float first = training.step(inputs, labels);
      float last = first;
      for (int step = 0; step < 12; step++) {
        last = training.step(inputs, labels);
      }
      assertThat(last).isLessThan(first);
    }
  }

  @Test
  void shouldHaveTheLossOfTheProjectAndItsGradient() {
    NativeBackend.start();
    float[][] logits = {{-3, 2}, {1, 0.5f}, {4, -4}, {0, 0}, {-1, 3}, {2, -2}};
    float[] labels = {0, 0, 0, 1, 1, 1};
    float[][] oneHot = new float[labels.length][2];
    for (int i = 0; i < labels.length; i++) {
      oneHot[i][(int) labels[i]] = 1;
    }
    Pair<Double, INDArray> reference =
        LOSS.computeGradientAndScore(
            Nd4j.create(oneHot), Nd4j.create(logits), new ActivationIdentity(), null, true);
    float[] slopes = reference.getSecond().div(labels.length).dup('c').data().asFloat();

    try (NDManager manager = NDManager.newBaseManager();
        GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
      NDArray x = manager.create(logits);
      x.setRequiresGradient(true);
      NDArray loss =
          new BinaryGppeLoss().evaluate(new NDList(manager.create(labels)), new NDList(x));
      gradients.backward(loss);

      assertThat((double) loss.getFloat()).isCloseTo(reference.getFirst(), within(1e-6));
      assertThat(x.getGradient().toFloatArray()).containsExactly(slopes, offset(1e-6f));
    }
  }

  @Test
  void shouldNameTheNetworksThereAreWhenAskedForAnother() {
    assertThat(PyTorchNetworks.names()).isEqualTo(List.of("htru", "lenet", "compact"));
    assertThatThrownBy(() -> PyTorchNetworks.named("resnet"))
        .hasMessage("no network resnet in PyTorch; there are: htru, lenet, compact");
  }
}
