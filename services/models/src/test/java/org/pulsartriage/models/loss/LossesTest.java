package org.pulsartriage.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;

/** What holds for every loss of the registry. */
class LossesTest {

  private static final IActivation IDENTITY = new ActivationIdentity();
  private static final ClassBalance TWO = ClassBalance.binary(1000, 50);
  private static final ClassBalance FIVE =
      new ClassBalance(List.of(50L, 3000L, 50L, 1500L, 700L), List.of(0, 2));

  /** Every loss, for two and for five classes. */
  static Stream<LogitLoss> losses() {
    return Stream.of(TWO, FIVE)
        .flatMap(balance -> Losses.names().stream().map(name -> Losses.named(name, balance)))
        .distinct();
  }

  /** Those whose gradient is that of their score. */
  static Stream<LogitLoss> attached() {
    return losses()
        .filter(loss -> !loss.name().equals("gppe-detached"))
        .filter(loss -> !(loss instanceof BinaryGppe) || !loss.name().equals("gppe"));
  }

  @Test
  void shouldNameTheLossesOfThePaperAndOurs() {
    assertThat(Losses.names())
        .contains(
            "ce",
            "focal",
            "asl",
            "combo",
            "focal-tversky",
            "hybrid-focal",
            "dsc",
            "gppe",
            "gppe-attached",
            "gppe-unweighted",
            "sgpl");
  }

  @ParameterizedTest
  @MethodSource("attached")
  void shouldHaveTheGradientOfItsScore(LogitLoss loss) {
    int classes = loss.identity().contains(FIVE) ? 5 : 2;
    GradientCheck check =
        GradientCheck.of(loss, classes)
            .where(
                (logits, target) -> {
                  // The shifts of the GPPE family leave a kink where p reaches 1 - K m.
                  double p = probability(logits, target);
                  double shift = loss.parameters().getOrDefault("shift", 0.0);
                  double strength = strength(loss, classes, target);
                  return Math.abs(p + strength * shift - 1) > 0.01;
                });

    assertThat(check.worstRelativeError(21)).isLessThan(1e-6);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void shouldStayFiniteWhereTheNetworkIsCertain(LogitLoss loss) {
    int classes = loss.identity().contains(FIVE) ? 5 : 2;
    for (double z : new double[] {40, 800, 1e5, 1e30}) {
      for (int winner = 0; winner < classes; winner++) {
        for (int target = 0; target < classes; target++) {
          double[] logits = new double[classes];
          logits[winner] = z;
          assertThat(GradientCheck.score(loss, target, logits)).isFinite();
          for (double component : GradientCheck.gradient(loss, target, logits)) {
            assertThat(component).isFinite();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void shouldNotChangeWhenEveryLogitIsRaisedAlike(LogitLoss loss) {
    double[] logits =
        loss.identity().contains(FIVE) ? new double[] {1, -2, .5, 0, 3} : new double[] {1, -2};
    double[] raised = logits.clone();
    for (int k = 0; k < raised.length; k++) {
      raised[k] += 64;
    }
    assertThat(GradientCheck.score(loss, 1, raised))
        .isCloseTo(GradientCheck.score(loss, 1, logits), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void shouldComeBackFromTheJsonOfANetwork(LogitLoss loss) throws IOException {
    int classes = loss.identity().contains(FIVE) ? 5 : 2;
    MultiLayerNetwork network = network(loss, classes);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, bytes, true);

    MultiLayerNetwork restored =
        ModelSerializer.restoreMultiLayerNetwork(
            new ByteArrayInputStream(bytes.toByteArray()), true);

    OutputLayer layer = (OutputLayer) restored.getLayerWiseConfigurations().getConf(0).getLayer();
    assertThat(layer.getLossFn()).isEqualTo(loss).isNotSameAs(loss);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void shouldComeBackFromItsNameAndParameters(LogitLoss loss) {
    ClassBalance balance = loss.identity().contains(FIVE) ? FIVE : TWO;

    assertThat(Losses.named(loss.name(), balance, loss.parameters())).isEqualTo(loss);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void shouldFallWhenANetworkIsTrained(LogitLoss loss) {
    int classes = loss.identity().contains(FIVE) ? 5 : 2;
    INDArray labels = Nd4j.eye(classes).castTo(DataType.FLOAT);
    INDArray features = labels.mul(2).sub(1);
    MultiLayerNetwork network = network(loss, classes);
    double before = network.score(new DataSet(features, labels));
    for (int step = 0; step < 100; step++) {
      network.fit(features, labels);
    }

    assertThat(network.score(new DataSet(features, labels))).isLessThan(before - 0.05);
    if (classes == 2) {
      // With more classes the overlap losses may hold on to a class that they saturated early.
      assertThat(network.output(features).argMax(1).toIntVector()).containsExactly(0, 1);
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void shouldCountASampleOfWeightZeroForNothing(LogitLoss loss) {
    int classes = loss.identity().contains(FIVE) ? 5 : 2;
    INDArray logits = Nd4j.create(new double[][] {new double[classes], new double[classes]});
    logits.putScalar(0, 1, 0.7);
    logits.putScalar(1, 0, 1.3);
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, 2, classes);
    labels.putScalar(0, 1, 1);
    labels.putScalar(1, 0, 1);
    INDArray mask = Nd4j.create(new double[] {1, 0}, new long[] {2, 1}, 'c');

    INDArray gradient = loss.computeGradient(labels, logits, IDENTITY, mask);

    assertThat(gradient.getRow(1).toDoubleVector()).containsOnly(0);
    assertThat(loss.computeScore(labels, logits, IDENTITY, mask, false))
        .isCloseTo(GradientCheck.score(loss, 1, logits.getRow(0).toDoubleVector()), within(1e-12));
  }

  @Test
  void shouldAverageWhenAsked() {
    INDArray logits = Nd4j.create(new double[][] {{0, 1}, {2, -1}, {0.5, 0.25}});
    INDArray labels = Nd4j.create(new double[][] {{1, 0}, {0, 1}, {1, 0}});
    LogitLoss loss = Losses.named("gppe", TWO);

    double sum = loss.computeScore(labels, logits, IDENTITY, null, false);

    assertThat(loss.computeScore(labels, logits, IDENTITY, null, true)).isEqualTo(sum / 3);
    assertThat(loss.computeScoreArray(labels, logits, IDENTITY, null).sumNumber().doubleValue())
        .isCloseTo(sum, within(1e-12));
  }

  @Test
  void shouldKeepTheTypeOfTheLogits() {
    INDArray logits = Nd4j.zeros(DataType.FLOAT, 3, 2);
    INDArray labels = Nd4j.create(new float[][] {{1, 0}, {0, 1}, {1, 0}});

    assertThat(new CrossEntropy().computeGradient(labels, logits, IDENTITY, null).dataType())
        .isEqualTo(DataType.FLOAT);
  }

  @Test
  void shouldReadAViewInItsOwnOrder() {
    INDArray wide = Nd4j.create(new double[][] {{9, 1, 9, 0.5}, {9, -1, 9, 2}}).dup('f');
    INDArray view = wide.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 2, 4));
    INDArray labels = Nd4j.create(new double[][] {{1, 0}, {0, 1}});

    assertThat(new CrossEntropy().computeScore(labels, view, IDENTITY, null, false))
        .isCloseTo(
            GradientCheck.score(new CrossEntropy(), 0, 1, 0.5)
                + GradientCheck.score(new CrossEntropy(), 1, -1, 2),
            within(1e-12));
  }

  @Test
  void shouldSayWhatIsWrongWithItsInput() {
    LogitLoss loss = Losses.named("gppe", TWO);
    INDArray logits = Nd4j.zeros(DataType.DOUBLE, 3, 2);
    INDArray labels = Nd4j.create(new double[][] {{1, 0}, {0, 1}, {1, 0}});

    assertThatThrownBy(() -> loss.computeScore(labels, logits, new ActivationSoftmax(), null, true))
        .hasMessage("gppe: the output activation must be the identity, not softmax");
    assertThatThrownBy(
            () ->
                loss.computeScore(Nd4j.zeros(DataType.DOUBLE, 3, 3), logits, IDENTITY, null, true))
        .hasMessage("gppe: labels [3, 3] and logits [3, 2] are not both (batch, classes)");
    INDArray three = Nd4j.zeros(DataType.DOUBLE, 3, 3);
    assertThatThrownBy(() -> loss.computeScore(three, three, IDENTITY, null, true))
        .hasMessage("gppe: 3 logits a sample, made for 2");
    assertThatThrownBy(
            () ->
                loss.computeScore(labels, logits, IDENTITY, Nd4j.ones(DataType.DOUBLE, 3, 2), true))
        .hasMessage("gppe: mask [3, 2] is not one weight for each of 3 samples");
    INDArray twice = Nd4j.create(new double[][] {{1, 0}, {1, 1}, {1, 0}});
    assertThatThrownBy(() -> loss.computeScore(twice, logits, IDENTITY, null, true))
        .hasMessage("gppe: label of sample 1 is neither one-hot nor a distribution: [1.0, 1.0]");
    INDArray negative = Nd4j.create(new double[] {1, -1, 1}, new long[] {3, 1}, 'c');
    assertThatThrownBy(() -> loss.computeScore(labels, logits, IDENTITY, negative, true))
        .hasMessage("gppe: mask of sample 1 is -1.0");
  }

  @Test
  void shouldRefuseUnknownNamesAndParameters() {
    assertThatThrownBy(() -> Losses.named("gppe2", TWO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no loss 'gppe2', only [ce, focal,");
    assertThatThrownBy(() -> Losses.named("focal", TWO, Map.of("delta", 1.0)))
        .hasMessage("loss focal: no loss parameter 'delta', only [alpha, gamma]");
    assertThatThrownBy(() -> Losses.named("focal", TWO, Map.of("alpha", 2.0)))
        .hasMessage("loss focal: alpha is 2.0, outside 0.0 to 1.0");
    assertThatThrownBy(() -> Losses.named("ce", TWO, Map.of("alpha", 2.0)))
        .hasMessage("loss ce: no loss parameter 'alpha', only []");
  }

  @Test
  void shouldRefuseABalanceWithoutTwoGroups() {
    assertThatThrownBy(() -> new ClassBalance(List.of(1L, 2L), List.of(0, 1)))
        .hasMessage("minority: [0, 1] leaves one of the two groups empty");
    assertThatThrownBy(() -> new ClassBalance(List.of(1L, 2L), List.of(2)))
        .hasMessage("minority: class 2 is not among 2 classes");
  }

  private static MultiLayerNetwork network(LogitLoss loss, int classes) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Adam(0.05))
                .list()
                .layer(
                    new OutputLayer.Builder(loss)
                        .activation(Activation.IDENTITY)
                        .nIn(classes)
                        .nOut(classes)
                        .build())
                .build());
    network.init();
    return network;
  }

  private static double strength(LogitLoss loss, int classes, int target) {
    if (loss instanceof Sgpl) {
      return classes == 2 ? 1 - target : (FIVE.counts().get(target) - 50) / 2950.0;
    }
    return classes == 2 ? 1 - target : FIVE.isMinority(target) ? 0 : 1;
  }

  private static double probability(double[] logits, int target) {
    double sum = 0;
    for (double x : logits) {
      sum += Math.exp(x - logits[target]);
    }
    return 1 / sum;
  }
}
