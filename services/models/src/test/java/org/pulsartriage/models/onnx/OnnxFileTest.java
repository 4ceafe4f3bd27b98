package org.pulsartriage.models.onnx;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.Consumer;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import org.junit.jupiter.api.Test;
import org.nd4j.shade.protobuf.ByteString;
import org.nd4j.shade.protobuf.UnknownFieldSet;
import org.pulsartriage.models.network.Networks;

class OnnxFileTest {

  private static final byte[] GOOD =
      OnnxExporter.export(
          RandomNetworks.named("lenet", 2),
          Networks.named("lenet").inputs(RandomNetworks.settings(2)));

  @Test
  void shouldTakeWhatTheExporterWrites() {
    assertThatCode(() -> OnnxFile.check(GOOD)).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseAnOperatorThatTheExporterDoesNotWrite() {
    assertRefused(
        graph(graph -> graph.getNodeBuilder(0).setOpType("Loop")), "operator Loop is not allowed");
  }

  @Test
  void shouldRefuseAnOperatorOfAnotherLibrary() {
    assertRefused(
        graph(graph -> graph.getNodeBuilder(0).setDomain("com.example")),
        "operator Conv is not allowed");
  }

  @Test
  void shouldRefuseAGraphInAnAttribute() {
    assertRefused(
        graph(
            graph ->
                graph
                    .getNodeBuilder(0)
                    .addAttribute(
                        AttributeProto.newBuilder()
                            .setName("body")
                            .setG(GraphProto.getDefaultInstance()))),
        "attribute body of convolution-1 is not allowed");
  }

  @Test
  void shouldRefuseConstantsInAnotherFile() {
    assertRefused(
        graph(
            graph ->
                graph
                    .getInitializerBuilder(0)
                    .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                    .addExternalData(
                        StringStringEntryProto.newBuilder()
                            .setKey("location")
                            .setValue("/etc/passwd"))),
        "constant convolution-1.weight lies in another file, which is not allowed");
  }

  @Test
  void shouldRefuseAnOtherSetOfOperators() {
    assertRefused(
        model(
            model ->
                model.addOpsetImport(
                    OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(3))),
        "operator set 3 of \"ai.onnx.ml\" is not allowed");
  }

  @Test
  void shouldRefuseWhatIsNoGraph() {
    UnknownFieldSet unknown =
        UnknownFieldSet.newBuilder()
            .addField(
                250,
                UnknownFieldSet.Field.newBuilder()
                    .addLengthDelimited(ByteString.copyFromUtf8("?"))
                    .build())
            .build();
    assertRefused(model(model -> model.setUnknownFields(unknown)), "holds more than a graph");
    assertRefused(
        model(model -> model.addTrainingInfoBuilder().getAlgorithmBuilder().setName("a")),
        "holds more than a graph");
  }

  @Test
  void shouldRefuseEveryTruncationAndOtherBytes() {
    for (int length = 0; length < GOOD.length; length += 997) {
      byte[] truncated = Arrays.copyOf(GOOD, length);
      assertThatThrownBy(() -> OnnxFile.check(truncated))
          .as("%d bytes", length)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("no ONNX: ");
    }
  }

  private static byte[] graph(Consumer<GraphProto.Builder> change) {
    return model(model -> change.accept(model.getGraphBuilder()));
  }

  private static byte[] model(Consumer<ModelProto.Builder> change) {
    try {
      ModelProto.Builder model = ModelProto.parseFrom(GOOD).toBuilder();
      change.accept(model);
      return model.build().toByteArray();
    } catch (org.nd4j.shade.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertRefused(byte[] onnx, String message) {
    assertThatThrownBy(() -> OnnxFile.check(onnx))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
