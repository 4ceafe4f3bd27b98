package org.pulsartriage.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.pulsartriage.models.input.InputShape;
import org.pulsartriage.models.loss.CrossEntropy;
import org.pulsartriage.models.network.Networks;

class OnnxExporterTest {

  private static final List<InputShape> IMAGE = List.of(new InputShape("image", 2, 9, 11));

  @ParameterizedTest
  @CsvSource({"lenet, 10", "cifar, 2", "caltech, 101", "htru, 2", "compact, 2", "mlp, 2"})
  void shouldInferWhatDeeplearning4jInfers(String name, int classes) {
    ComputationGraph network = RandomNetworks.named(name, classes);
    List<InputShape> shapes = Networks.named(name).inputs(RandomNetworks.settings(classes));
    byte[] onnx = OnnxExporter.export(network, shapes);

    for (int size : new int[] {1, 7, 32}) {
      assertSame(network, shapes, onnx, size);
    }
  }

  @Test
  void shouldWriteTheSameBytesForTheSameNetwork() {
    List<InputShape> shapes = Networks.named("compact").inputs(RandomNetworks.settings(2));

    assertThat(OnnxExporter.export(RandomNetworks.named("compact", 2), shapes))
        .isEqualTo(OnnxExporter.export(RandomNetworks.named("compact", 2), shapes));
  }

  @Test
  void shouldLeaveNoBatchNormalisationAfterALinearLayerAndNoDropout() throws Exception {
    assertThat(operators("htru", 2)).containsOnly("Conv", "Relu", "MaxPool", "Flatten", "Gemm");
    assertThat(operators("compact", 2)).doesNotContain("BatchNormalization");
    assertThat(operators("caltech", 101)).contains("BatchNormalization");
  }

  private static Set<String> operators(String name, int classes) throws Exception {
    byte[] onnx =
        OnnxExporter.export(
            RandomNetworks.named(name, classes),
            Networks.named(name).inputs(RandomNetworks.settings(classes)));
    return ModelProto.parseFrom(onnx).getGraph().getNodeList().stream()
        .map(NodeProto::getOpType)
        .collect(Collectors.toSet());
  }

  @Test
  void shouldNotChangeTheNetwork() {
    ComputationGraph network = RandomNetworks.named("compact", 2);
    float[] before = network.params().toFloatVector();

    OnnxExporter.export(network, Networks.named("compact").inputs(RandomNetworks.settings(2)));

    assertThat(network.params().toFloatVector()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"IDENTITY", "RELU", "LEAKYRELU", "ELU", "SIGMOID", "TANH", "SOFTMAX"})
  void shouldWriteEveryActivationOfADenseLayer(Activation activation) {
    assertSame(
        IMAGE,
        graph("first", new DenseLayer.Builder().nOut(6).activation(activation).build(), "first"));
  }

  @ParameterizedTest
  @CsvSource({
    "Truncate, 3, 2, 1, 1",
    "Truncate, 2, 2, 0, 1",
    "Same, 3, 2, 0, 1",
    "Same, 2, 2, 0, 1",
    "Same, 4, 3, 0, 1",
    "Truncate, 3, 1, 2, 2",
    "Same, 3, 1, 0, 2"
  })
  void shouldPadConvolutionsAsDeeplearning4jDoes(
      ConvolutionMode mode, int kernel, int stride, int padding, int dilation) {
    assertSame(
        IMAGE,
        graph(
            "first",
            new ConvolutionLayer.Builder(kernel, kernel + 1)
                .stride(stride, 1)
                .padding(padding, padding)
                .dilation(dilation, dilation)
                .convolutionMode(mode)
                .nOut(3)
                .build(),
            "first"));
  }

  @ParameterizedTest
  @CsvSource({
    "MAX, Truncate, 3, 2, 1, true", "MAX, Truncate, 2, 2, 0, true", "MAX, Same, 3, 2, 0, true",
    "AVG, Truncate, 3, 2, 1, true", "AVG, Truncate, 3, 2, 1, false", "AVG, Same, 2, 2, 0, false"
  })
  void shouldPoolAsDeeplearning4jDoes(
      PoolingType type,
      ConvolutionMode mode,
      int kernel,
      int stride,
      int padding,
      boolean divideByPadding) {
    assertSame(
        IMAGE,
        graph(
            "first",
            new SubsamplingLayer.Builder(type)
                .kernelSize(kernel, kernel)
                .stride(stride, stride)
                .padding(padding, padding)
                .convolutionMode(mode)
                .avgPoolIncludePadInDivisor(divideByPadding)
                .build(),
            "first"));
  }

  @ParameterizedTest
  @EnumSource(
      value = PoolingType.class,
      names = {"MAX", "AVG"})
  void shouldPoolOverWholeChannels(PoolingType type) {
    assertSame(IMAGE, graph("first", new GlobalPoolingLayer.Builder(type).build(), "first"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldFoldBatchNormalisationHoweverItsVarianceIsKept(boolean logarithm) {
    ComputationGraphConfiguration.GraphBuilder graph = begin();
    graph.addLayer(
        "first", new ConvolutionLayer.Builder(3, 3).nOut(4).hasBias(false).build(), "image");
    graph.addLayer(
        "normal", new BatchNormalization.Builder().useLogStd(logarithm).build(), "first");
    assertSame(IMAGE, end(graph, "normal"));
  }

  @Test
  void shouldTakeGammaAndBetaThatAreLocked() {
    ComputationGraphConfiguration.GraphBuilder graph = begin();
    graph.addLayer(
        "normal",
        new BatchNormalization.Builder().lockGammaBeta(true).gamma(1.5).beta(0.25).build(),
        "image");
    assertSame(IMAGE, end(graph, "normal"));
  }

  @Test
  void shouldNotFoldIntoALayerThatSomethingElseReads() {
    ComputationGraphConfiguration.GraphBuilder graph = begin();
    graph.addLayer("first", new ConvolutionLayer.Builder(3, 3).nOut(4).build(), "image");
    graph.addLayer("normal", new BatchNormalization.Builder().build(), "first");
    graph.addVertex("both", new MergeVertex(), "first", "normal");
    assertSame(IMAGE, end(graph, "both"));
  }

  @Test
  void shouldNotFoldThroughAnActivation() {
    ComputationGraphConfiguration.GraphBuilder graph = begin();
    graph.addLayer(
        "first",
        new ConvolutionLayer.Builder(3, 3).nOut(4).activation(Activation.TANH).build(),
        "image");
    graph.addLayer("normal", new BatchNormalization.Builder().build(), "first");
    assertSame(IMAGE, end(graph, "normal"));
  }

  @Test
  void shouldMakeImagesOfVectorsInTheOrderOfChannelRowColumn() {
    ComputationGraphConfiguration.GraphBuilder graph = begin();
    graph.addLayer("first", new DenseLayer.Builder().nOut(2 * 3 * 4).build(), "image");
    graph.addLayer(
        "second",
        new ConvolutionLayer.Builder(2, 2).nIn(2).nOut(3).build(),
        new FeedForwardToCnnPreProcessor(3, 4, 2),
        "first");
    assertSame(IMAGE, end(graph, "second"));
  }

  @Test
  void shouldNameALayerThatItCannotWrite() {
    ComputationGraph network =
        RandomNetworks.of(graph("odd", new LocalResponseNormalization.Builder().build(), "odd"));

    assertThatThrownBy(() -> OnnxExporter.export(network, IMAGE))
        .isInstanceOf(UnsupportedLayerException.class)
        .hasMessage("odd: LocalResponseNormalization cannot be written as ONNX");
  }

  @Test
  void shouldNameAVertexThatItCannotWrite() {
    ComputationGraphConfiguration.GraphBuilder graph = begin();
    graph.addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "image", "image");
    ComputationGraph network = RandomNetworks.of(end(graph, "sum"));

    assertThatThrownBy(() -> OnnxExporter.export(network, IMAGE))
        .isInstanceOf(UnsupportedLayerException.class)
        .hasMessage("sum: ElementWiseVertex cannot be written as ONNX");
  }

  @Test
  void shouldNameASettingThatItCannotWrite() {
    ComputationGraph network =
        RandomNetworks.of(
            graph(
                "sums",
                new SubsamplingLayer.Builder(PoolingType.SUM).kernelSize(2, 2).build(),
                "sums"));

    assertThatThrownBy(() -> OnnxExporter.export(network, IMAGE))
        .isInstanceOf(UnsupportedLayerException.class)
        .hasMessage("sums: pooling by SUM cannot be written as ONNX");
  }

  @Test
  void shouldRefuseInputsThatAreNotTheNetworks() {
    ComputationGraph network = RandomNetworks.named("mlp", 2);

    assertThatThrownBy(() -> OnnxExporter.export(network, IMAGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the network's inputs are [features], not [image]");
  }

  private static ComputationGraphConfiguration.GraphBuilder begin() {
    return new NeuralNetConfiguration.Builder()
        .seed(3)
        .activation(Activation.IDENTITY)
        .graphBuilder()
        .addInputs("image")
        .setInputTypes(InputType.convolutional(9, 11, 2));
  }

  private static ComputationGraphConfiguration graph(String name, Layer layer, String last) {
    return end(begin().addLayer(name, layer, "image"), last);
  }

  private static ComputationGraphConfiguration end(
      ComputationGraphConfiguration.GraphBuilder graph, String last) {
    return graph
        .addLayer(
            "logits",
            new OutputLayer.Builder(new CrossEntropy())
                .nOut(3)
                .activation(Activation.IDENTITY)
                .build(),
            last)
        .setOutputs("logits")
        .build();
  }

  private static void assertSame(
      List<InputShape> shapes, ComputationGraphConfiguration configuration) {
    ComputationGraph network = RandomNetworks.of(configuration);
    assertSame(network, shapes, OnnxExporter.export(network, shapes), 5);
  }

  /** Equal to 1e-5, of the largest logit where that is above 1, and not because all are equal. */
  private static void assertSame(
      ComputationGraph network, List<InputShape> shapes, byte[] onnx, int size) {
    float[][][] samples = RandomNetworks.samples(shapes, size, size);
    float[][] expected = RandomNetworks.infer(network, shapes, samples);
    float[][] actual = OnnxRuntimes.infer(onnx, shapes, samples);

    double largest = 0;
    double difference = 0;
    for (int i = 0; i < size; i++) {
      assertThat(actual[i]).hasSameSizeAs(expected[i]);
      for (int k = 0; k < expected[i].length; k++) {
        largest = Math.max(largest, Math.abs(expected[i][k]));
        difference = Math.max(difference, Math.abs(expected[i][k] - actual[i][k]));
      }
    }
    assertThat(largest).isBetween(1e-3, 100.0);
    assertThat(difference).isLessThanOrEqualTo(1e-5 * Math.max(1, largest));
    if (size > 1) {
      assertThat(Arrays.equals(expected[0], expected[1])).isFalse();
    }
  }
}
