package org.pulsartriage.models.onnx;

import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

/**
 * Reads an ONNX file before an engine does, which would also open files that it names and run
 * operators of other libraries, and refuses what the exporter doesn't write.
 */
public final class OnnxFile {

  private OnnxFile() {}

  /**
   * @param onnx the file
   * @throws IllegalArgumentException saying in one line what does not belong there
   */
  public static void check(byte[] onnx) {
    ModelProto model;
    try {
      model = ModelProto.parseFrom(onnx);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("no ONNX: " + e.getMessage(), e);
    }
    if (!model.hasGraph()) {
      throw new IllegalArgumentException("no ONNX: no graph in it");
    }
    for (OperatorSetIdProto set : model.getOpsetImportList()) {
      if (!set.getDomain().isEmpty() || set.getVersion() != OnnxGraph.OPERATOR_SET) {
        throw new IllegalArgumentException(
            "operator set " + set.getVersion() + " of \"" + set.getDomain() + "\" is not allowed");
      }
    }
    if (model.getFunctionsCount() > 0
        || model.getTrainingInfoCount() > 0
        || !model.getUnknownFields().asMap().isEmpty()) {
      throw new IllegalArgumentException("holds more than a graph");
    }
    check(model.getGraph());
  }

  private static void check(GraphProto graph) {
    for (TensorProto constant : graph.getInitializerList()) {
      check(constant);
    }
    if (graph.getSparseInitializerCount() > 0) {
      throw new IllegalArgumentException("sparse constants are not allowed");
    }
    for (NodeProto node : graph.getNodeList()) {
      if (!node.getDomain().isEmpty() || OnnxOperator.of(node.getOpType()).isEmpty()) {
        throw new IllegalArgumentException("operator " + node.getOpType() + " is not allowed");
      }
      for (AttributeProto attribute : node.getAttributeList()) {
        if (attribute.hasG() || attribute.getGraphsCount() > 0 || attribute.hasT()) {
          throw new IllegalArgumentException(
              "attribute " + attribute.getName() + " of " + node.getName() + " is not allowed");
        }
      }
    }
  }

  private static void check(TensorProto constant) {
    if (constant.getDataLocation() != TensorProto.DataLocation.DEFAULT
        || constant.getExternalDataCount() > 0) {
      throw new IllegalArgumentException(
          "constant " + constant.getName() + " lies in another file, which is not allowed");
    }
  }
}
