package org.pulsartriage.models.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.HelperUtils;
import org.deeplearning4j.nn.layers.convolution.ConvolutionHelper;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.loss.CrossEntropy;
import org.pulsartriage.models.network.NetworkArchitecture;
import org.pulsartriage.models.network.NetworkSettings;
import org.pulsartriage.models.network.Networks;

/**
 * oneDNN computes what Deeplearning4j's plain path computes, up to the rounding of sums taken in
 * another order: 1e-6 of the outputs. Training then pulls the two apart as it would any networks
 * that differ by rounding, since a sum that rounds to the other side of zero opens or closes a
 * rectifier and changes which value a pool passes on. So one forward pass is held to rounding, and
 * training to what a change of the inputs by rounding does to the plain path itself.
 */
class OneDnnTest {

  private static final NetworkArchitecture COMPACT = Networks.named("compact");
  private static final NetworkSettings SETTINGS =
      new NetworkSettings(2, 0, new CrossEntropy(), new Sgd(0.01), 0, 1);
  private static final int BATCH = 20;

  @BeforeEach
  void allowOneDnn() {
    NativeBackend.useThreads(1);
    System.setProperty(NativeBackend.HELPERS_DISABLED, "false");
  }

  @AfterEach
  void allowOneDnnAgain() {
    System.setProperty(NativeBackend.HELPERS_DISABLED, "false");
  }

  @Test
  void shouldBeOnForEveryConvolution() {
    ComputationGraph network = Networks.create(COMPACT, SETTINGS);

    List<Layer> convolutions =
        Arrays.stream(network.getLayers())
            .filter(layer -> layer instanceof ConvolutionLayer)
            .toList();

    assertThat(convolutions).hasSizeGreaterThan(5);
    assertThat(convolutions)
        .allSatisfy(layer -> assertThat(layer.getHelper()).isInstanceOf(MKLDNNConvHelper.class));
  }

  @Test
  void shouldBeFoundByTheNameThatDeeplearning4jLooksFor() {
    ConvolutionHelper helper =
        HelperUtils.createHelper(
            null,
            MKLDNNConvHelper.class.getName(),
            ConvolutionHelper.class,
            "convolution",
            DataType.FLOAT);

    assertThat(helper).isInstanceOf(MKLDNNConvHelper.class);
  }

  @Test
  void shouldLeaveDenseLayersToOneThread() {
    assertThat(Nd4j.factory().blas().getMaxThreads()).isEqualTo(1);
  }

  /** The HTRU network has batch normalisation and the longest sums of all. */
  @ParameterizedTest
  @ValueSource(strings = {"compact", "htru"})
  void shouldGiveThePlainOutputsUpToRounding(String name) {
    NetworkArchitecture architecture = Networks.named(name);
    INDArray[] batch = batch(architecture, 4, 0);
    ComputationGraph fast = Networks.create(architecture, SETTINGS);
    ComputationGraph plain = plain(architecture);

    assertThat(distance(fast.outputSingle(false, batch), plain.outputSingle(false, batch)))
        .isLessThan(1e-5);
    Nd4j.getRandom().setSeed(1);
    INDArray inTraining = fast.outputSingle(true, batch).dup();
    Nd4j.getRandom().setSeed(1);
    assertThat(distance(inTraining, plain.outputSingle(true, batch))).isLessThan(1e-4);
  }

  @Test
  void shouldTrainAsThePlainPathDoesUpToWhatRoundingGrowsTo() {
    ComputationGraph fast = trained(Networks.create(COMPACT, SETTINGS), batch(COMPACT, BATCH, 0));
    ComputationGraph plain = trained(plain(COMPACT), batch(COMPACT, BATCH, 0));
    ComputationGraph shaken = trained(plain(COMPACT), batch(COMPACT, BATCH, 1e-6));
    INDArray[] batch = batch(COMPACT, BATCH, 0);

    double ofParameters = distance(fast.params(), plain.params());
    double ofOutputs = distance(fast.outputSingle(false, batch), plain.outputSingle(false, batch));

    assertThat(ofParameters).isLessThan(30 * distance(shaken.params(), plain.params()));
    assertThat(ofOutputs)
        .isLessThan(
            30 * distance(shaken.outputSingle(false, batch), plain.outputSingle(false, batch)));
    assertThat(ofParameters).isLessThan(1e-4);
    assertThat(ofOutputs).isLessThan(1e-2);
  }

  private static ComputationGraph plain(NetworkArchitecture architecture) {
    System.setProperty(NativeBackend.HELPERS_DISABLED, "true");
    ComputationGraph network = Networks.create(architecture, SETTINGS);
    System.setProperty(NativeBackend.HELPERS_DISABLED, "false");
    assertThat(network.getLayers()).allMatch(layer -> layer.getHelper() == null);
    return network;
  }

  private static ComputationGraph trained(ComputationGraph network, INDArray[] batch) {
    INDArray labels = Nd4j.zeros(BATCH, 2);
    for (int i = 0; i < BATCH; i++) {
      labels.putScalar(i, i % 2, 1);
    }
    for (int step = 0; step < 3; step++) {
      Nd4j.getRandom().setSeed(step + 1);
      network.fit(new MultiDataSet(batch, new INDArray[] {labels}));
    }
    return network;
  }

  /** Normal noise, each value changed by so much of itself, up or down. */
  private static INDArray[] batch(NetworkArchitecture architecture, int size, double shake) {
    Random random = new Random(5);
    Random other = new Random(6);
    List<InputShape> shapes = architecture.inputs(SETTINGS);
    INDArray[] batch = new INDArray[shapes.size()];
    for (int i = 0; i < batch.length; i++) {
      InputShape shape = shapes.get(i);
      float[] values = new float[size * shape.size()];
      for (int k = 0; k < values.length; k++) {
        values[k] = (float) (random.nextGaussian() * (1 + shake * other.nextGaussian()));
      }
      batch[i] =
          Nd4j.create(
              values, new long[] {size, shape.channels(), shape.height(), shape.width()}, 'c');
    }
    return batch;
  }

  private static double distance(INDArray one, INDArray other) {
    return one.sub(other).norm2Number().doubleValue() / other.norm2Number().doubleValue();
  }
}
